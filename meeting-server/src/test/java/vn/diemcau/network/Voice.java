package vn.diemcau.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Something like a voice for a browser's microphone: harmonics of a gliding pitch in syllables,
 * without the pauses in which nothing is sent and a lost packet is not heard.
 */
public final class Voice {

  private static final int RATE = 48_000;
  private static final int SECONDS = 10;

  private Voice() {}

  /**
   * Writes it as a WAV file, which {@code --use-file-for-fake-audio-capture} plays over and over.
   */
  public static Path write(Path folder) throws IOException {
    byte[] samples = new byte[RATE * SECONDS * 2];
    double phase = 0;
    for (int i = 0; i < RATE * SECONDS; i++) {
      double time = (double) i / RATE;
      phase += 2 * Math.PI * (140 + 30 * Math.sin(2 * Math.PI * 0.7 * time)) / RATE;
      double sum = 0;
      for (int harmonic = 1; harmonic <= 20; harmonic++) {
        double hz = 140.0 * harmonic;
        double formants = Math.exp(-Math.pow((hz - 600) / 350, 2)) + 0.4 / harmonic;
        sum += formants * Math.sin(harmonic * phase);
      }
      double syllable = 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * time);
      int value = (int) (4000 * syllable * sum);
      samples[2 * i] = (byte) value;
      samples[2 * i + 1] = (byte) (value >> 8);
    }
    Path file = folder.resolve("voice.wav");
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples), format, (long) RATE * SECONDS),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }
}
