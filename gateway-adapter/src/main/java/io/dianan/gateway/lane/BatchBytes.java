package io.dianan.gateway.lane;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.dianan.contracts.wire.BatchHeader;
import io.dianan.contracts.wire.EventBatch;
import io.dianan.contracts.wire.ReadingBatch;
import java.io.IOException;
import java.util.List;

/**
 * Writes a batch from items that are bytes already, so that nothing is encoded twice. {@link
 * ReadingBatch} and {@link EventBatch} have the same two fields: header, then items.
 */
final class BatchBytes {
    private static final int HEADER = ReadingBatch.HEADER_FIELD_NUMBER;
    private static final int ITEMS = ReadingBatch.READINGS_FIELD_NUMBER;

    static {
        if (HEADER != EventBatch.HEADER_FIELD_NUMBER || ITEMS != EventBatch.EVENTS_FIELD_NUMBER) {
            throw new IllegalStateException("the two batches have different fields");
        }
    }

    private BatchBytes() {}

    static byte[] of(BatchHeader header, List<LaneItem> items) {
        int size = CodedOutputStream.computeMessageSize(HEADER, header);
        for (LaneItem item : items) {
            size += CodedOutputStream.computeByteArraySize(ITEMS, item.bytes());
        }
        byte[] batch = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(batch);
        try {
            out.writeMessage(HEADER, header);
            for (LaneItem item : items) {
                out.writeTag(ITEMS, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(item.bytes().length);
                out.writeRawBytes(item.bytes());
            }
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new IllegalStateException("the batch's size was reckoned wrong", e);
        }
        return batch;
    }
}
