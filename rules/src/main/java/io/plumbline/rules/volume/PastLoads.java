package io.plumbline.rules.volume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Loads in a few bytes each, about fifteen: times as differences, whole values by their length, and
 * of the run a checksum, enough to find it again among some hundreds.
 *
 * @param bytes of all loads, oldest first
 * @param lastMillis when the last of them completed
 */
public record PastLoads(byte[] bytes, int count, long lastMillis) {
  static final PastLoads NONE = new PastLoads(new byte[0], 0, 0);
  private static final int HAS_NOMINAL = 1;
  private static final int IS_WHOLE = 2;
  private static final int MOST_BYTES = 1 + 10 + 10 + 10 + Integer.BYTES;
  private static final double MOST_WHOLE = 1L << 53;

  /**
   * A load as it is remembered.
   *
   * @param load without names and version
   * @param run {@link #run} of its run
   */
  record Past(VolumePoint load, int run) {}

  /** Loads of an older one last, in the order in which they were learned from. */
  PastLoads with(VolumePoint load) {
    return with(load, run(load.run()));
  }

  PastLoads with(Past past) {
    return with(past.load, past.run);
  }

  private PastLoads with(VolumePoint load, int run) {
    boolean whole = load.value() == Math.rint(load.value()) && Math.abs(load.value()) < MOST_WHOLE;
    var out = ByteBuffer.allocate(bytes.length + MOST_BYTES).put(bytes);
    out.put((byte) ((load.nominalMillis() == null ? 0 : HAS_NOMINAL) | (whole ? IS_WHOLE : 0)));
    writeSigned(out, load.atMillis() - lastMillis);
    if (load.nominalMillis() != null) {
      writeSigned(out, load.atMillis() - load.nominalMillis());
    }
    if (whole) {
      writeSigned(out, (long) load.value());
    } else {
      out.putDouble(load.value());
    }
    out.putInt(run);
    var all = new byte[out.position()];
    out.flip().get(all);
    return new PastLoads(all, count + 1, load.atMillis());
  }

  /** All of them, oldest first. */
  List<Past> all() {
    var loads = new ArrayList<Past>(count);
    var in = ByteBuffer.wrap(bytes);
    long at = 0;
    while (in.hasRemaining()) {
      byte flags = in.get();
      at += readSigned(in);
      Long nominal = (flags & HAS_NOMINAL) == 0 ? null : (Long) (at - readSigned(in));
      double value = (flags & IS_WHOLE) == 0 ? in.getDouble() : readSigned(in);
      loads.add(new Past(new VolumePoint(at, nominal, "", "", value, null), in.getInt()));
    }
    return loads;
  }

  /** What a run is remembered by. */
  static int run(String id) {
    var checksum = new CRC32();
    checksum.update(id.getBytes(UTF_8));
    return (int) checksum.getValue();
  }

  /** Seven bits a byte, small figures of both signs first. */
  private static void writeSigned(ByteBuffer out, long value) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      out.put((byte) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
  }

  private static long readSigned(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }
}
