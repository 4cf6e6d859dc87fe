package io.dianan.alarm;

import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Database, broker, token issuer and stubs of device- and tenant-service around this service. Every
 * {@code QuarkusTest} of the module carries this and nothing else, so that the application starts
 * once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(PeerStub.class)
@WithTestResource(QuickStream.class)
public @interface AlarmSuite {}
