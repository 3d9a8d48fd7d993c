package vn.diemcau.mediabridge.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7741, 4.2 (VP8); RFC 9628, 4.2 (VP9); RFC 6184, 5 (H.264); the AV1 payload format, 4.4. */
class VideoPayloadTest {

  private final VideoPayload view = new VideoPayload();

  @Test
  void a_vp8_key_frame_with_everything_in_its_descriptor() {
    // X S | I L T K | picture id 15 bits 4711 | TL0PICIDX 17 | TID 2, Y, KEYIDX 3 | P=0
    read(Codec.VP8, "90 F0 9267 11 A3 10 00");
    assertThat(view.keyFrameStart()).isTrue();
    assertThat(view.frameStart()).isTrue();
    assertThat(view.pictureId()).isEqualTo(4711);
    assertThat(view.pictureIdBits()).isEqualTo(15);
    assertThat(view.pictureIdAt()).isEqualTo(2);
    assertThat(view.tl0()).isEqualTo(17);
    assertThat(view.tl0At()).isEqualTo(4);
    assertThat(view.temporalId()).isEqualTo(2);
    assertThat(view.layerSync()).isTrue();
  }

  @Test
  void a_vp8_key_frame_says_how_large_it_is() {
    read(Codec.VP8, "10 10 0000 9D012A 8002 6801 00"); // 640 x 360
    assertThat(view.spatialLayers()).isEqualTo(1);
    assertThat(view.height(0)).isEqualTo(360);
  }

  @Test
  void a_vp8_inter_frame_with_a_short_picture_id() {
    read(Codec.VP8, "90 80 45 11");
    assertThat(view.keyFrameStart()).isFalse();
    assertThat(view.frameStart()).isTrue();
    assertThat(view.pictureId()).isEqualTo(0x45);
    assertThat(view.pictureIdBits()).isEqualTo(7);
    assertThat(view.tl0()).isEqualTo(VideoPayload.ABSENT);
  }

  @Test
  void only_the_first_partition_of_a_vp8_frame_starts_it() {
    read(Codec.VP8, "11 10"); // S, but partition 1
    assertThat(view.frameStart()).isFalse();
    read(Codec.VP8, "00 10"); // partition 0, not its start
    assertThat(view.keyFrameStart()).isFalse();
    read(Codec.VP8, "10 10"); // the smallest key frame
    assertThat(view.keyFrameStart()).isTrue();
  }

  @Test
  void vp8_with_only_a_key_index_has_no_temporal_layer() {
    read(Codec.VP8, "90 10 C5 10");
    assertThat(view.temporalId()).isZero();
    assertThat(view.keyFrameStart()).isTrue();
  }

  @Test
  void a_vp9_key_frame_in_the_non_flexible_form() {
    // I L B V | 15 bits 300 | TID 1 U SID 0 | TL0PICIDX 9 | two layers Y G, 320x180, 640x360,
    // one picture in the group: TID 0 U, one reference, 4 back | payload
    read(Codec.VP9, "AA 812C 30 09 38 0140 00B4 0280 0168 01 14 04 00");
    assertThat(view.spatialLayers()).isEqualTo(2);
    assertThat(view.height(0)).isEqualTo(180);
    assertThat(view.height(1)).isEqualTo(360);
    assertThat(view.interPredicted()).isFalse();
    assertThat(view.keyFrameStart()).isTrue();
    assertThat(view.pictureId()).isEqualTo(300);
    assertThat(view.pictureIdAt()).isEqualTo(1);
    assertThat(view.temporalId()).isEqualTo(1);
    assertThat(view.layerSync()).isTrue();
    assertThat(view.tl0()).isEqualTo(9);
    assertThat(view.tl0At()).isEqualTo(4);
  }

  @Test
  void a_higher_spatial_layer_of_a_vp9_key_picture_does_not_start_it() {
    read(Codec.VP9, "A8 812C 03 09 18"); // I L B | SID 1, D
    assertThat(view.spatialId()).isEqualTo(1);
    assertThat(view.keyFrameStart()).isFalse();
    assertThat(view.frameStart()).isFalse();
  }

  @Test
  void a_vp9_picture_in_the_flexible_form_has_no_tl0() {
    read(Codec.VP9, "FD 812C 40 03 02 00"); // I P L F B E Z | TID 2 | two references
    assertThat(view.interPredicted()).isTrue();
    assertThat(view.layerEnd()).isTrue();
    assertThat(view.unusedAbove()).isTrue();
    assertThat(view.spatialLayers()).isZero();
    assertThat(view.tl0()).isEqualTo(VideoPayload.ABSENT);
    assertThat(view.temporalId()).isEqualTo(2);
    assertThat(view.keyFrameStart()).isFalse();
    assertThat(view.frameStart()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "67 42, true, true", // SPS
    "65 88, false, true", // IDR slice: decodable only behind parameter sets
    "41 9A, false, true", // other slice
    "78 0002 67 42 0002 68 CE, true, true", // STAP-A with SPS and PPS
    "78 0002 41 9A, false, true", // STAP-A of slices
    "7C 85 88, false, true", // FU-A, start of an IDR slice
    "7C 05 88, false, false" // FU-A, middle
  })
  void h264_starts_at_the_parameter_sets(String bytes, boolean key, boolean start) {
    read(Codec.H264, bytes);
    assertThat(view.keyFrameStart()).isEqualTo(key);
    assertThat(view.frameStart()).isEqualTo(start);
  }

  @Test
  void av1_starts_at_a_new_coded_video_sequence() {
    read(Codec.AV1, "18 0A 0B");
    assertThat(view.keyFrameStart()).isTrue();
    read(Codec.AV1, "10 32");
    assertThat(view.keyFrameStart()).isFalse();
    read(Codec.AV1, "90 32");
    assertThat(view.frameStart()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "VP8, 90",
    "VP8, 10",
    "VP8, 90 80",
    "VP8, 90 80 92",
    "VP8, 90 40",
    "VP8, 90 20",
    "VP8, 90 F0 9267 11 A3",
    "VP9, 80",
    "VP9, 80 81",
    "VP9, 20",
    "VP9, 20 30",
    "VP9, 08",
    "VP9, F8 812C 40 03 03 03 00",
    "VP9, F8 812C 40 03",
    "VP9, AA 812C 30 09 18 00",
    "VP9, AA 812C 30 09 38 0140 00B4 0280",
    "VP9, AA 812C 30 09 08 02 14 04 14",
    "VP9, AA 812C 30 09 08 01 14 04",
    "VP9, 0A",
    "VP9, 0A 00",
    "H264, 7C",
    "H264, 78",
    "H264, 78 0000 67",
    "H264, 78 0005 67 42",
    "AV1, 98 00"
  })
  void what_the_rfc_does_not_allow_is_refused(Codec codec, String bytes) {
    byte[] payload = hex(bytes);
    assertThat(view.parse(codec, payload, 0, payload.length)).isFalse();
    assertThat(view.parse(codec, payload, 0, 0)).isFalse();
  }

  @Test
  void a_picture_id_is_written_in_its_width() {
    byte[] buf = hex("00 00 00 00");
    VideoPayload.putPictureId(buf, 1, 15, 0x1_8000L + 4711);
    assertThat(HexFormat.of().formatHex(buf)).isEqualTo("00926700");
    VideoPayload.putPictureId(buf, 0, 7, 128 + 5);
    assertThat(buf[0]).isEqualTo((byte) 5);
  }

  @Test
  void random_bytes_never_lead_outside_the_payload() {
    Random random = new Random(9);
    for (int i = 0; i < 200_000; i++) {
      byte[] payload = new byte[random.nextInt(1, 12)];
      random.nextBytes(payload);
      Codec codec = Codec.values()[random.nextInt(1, 5)];
      if (view.parse(codec, payload, 0, payload.length)) {
        assertThat(view.pictureIdAt() + view.pictureIdBits() / 8).isLessThan(payload.length);
        assertThat(view.tl0At()).isLessThan(payload.length);
      }
    }
  }

  private void read(Codec codec, String bytes) {
    byte[] payload = hex("EEEE" + bytes);
    assertThat(view.parse(codec, payload, 2, payload.length - 2)).isTrue();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
