package vn.diemcau.mediabridge.bandwidth;

/**
 * The slope of the queueing delay: a line through the smoothed delay of the last groups. (The
 * filter that replaced the Kalman filter of draft-ietf-rmcat-gcc-02, section 5.3, in practice.)
 */
final class Trendline {

  private static final int WINDOW = 20;
  private static final double SMOOTHING = 0.9;

  private final double[] times = new double[WINDOW];
  private final double[] delays = new double[WINDOW];
  private int count;
  private double time;
  private double accumulated;
  private double smoothed;
  private double slope;

  /** Takes one comparison of two groups, in microseconds. */
  void add(long sendDelta, long arrivalDelta) {
    time += arrivalDelta / 1000.0;
    accumulated += (arrivalDelta - sendDelta) / 1000.0;
    smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * accumulated;
    int at = count % WINDOW;
    times[at] = time;
    delays[at] = smoothed;
    count++;
    if (count >= WINDOW) {
      slope = fit();
    }
  }

  private double fit() {
    double meanTime = 0;
    double meanDelay = 0;
    for (int i = 0; i < WINDOW; i++) {
      meanTime += times[i] / WINDOW;
      meanDelay += delays[i] / WINDOW;
    }
    double numerator = 0;
    double denominator = 0;
    for (int i = 0; i < WINDOW; i++) {
      double offset = times[i] - meanTime;
      numerator += offset * (delays[i] - meanDelay);
      denominator += offset * offset;
    }
    return denominator == 0 ? slope : numerator / denominator;
  }

  /** Milliseconds of delay per millisecond: positive while a queue grows. */
  double slope() {
    return slope;
  }

  /** How many comparisons there were. */
  int count() {
    return count;
  }
}
