package vn.diemcau.bridge.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.diemcau.mediabridge.codec.Codec;

/**
 * In which codec sites send if their browser can, {@code diemcau.bridge.codec.*}; they receive all.
 * The offer names it first and a browser follows that.
 *
 * @param camera VP9 is sent with layers ({@code L3T3_KEY}), VP8 with temporal ones
 * @param screen for shared screens and films
 */
@ConfigurationProperties("diemcau.bridge.codec")
record CodecPreference(@DefaultValue("vp8") Codec camera, @DefaultValue("vp8") Codec screen) {

  static final CodecPreference DEFAULT = new CodecPreference(Codec.VP8, Codec.VP8);

  CodecPreference {
    if (!camera.isVideo() || !screen.isVideo()) {
      throw new IllegalArgumentException("diemcau.bridge.codec names a codec of sound");
    }
  }
}
