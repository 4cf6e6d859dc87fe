/** Topics of the inside broker; devices never see them. */
@NullMarked
package io.dianan.contracts.topic;

import org.jspecify.annotations.NullMarked;
