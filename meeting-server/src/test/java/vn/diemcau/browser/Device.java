package vn.diemcau.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import vn.diemcau.TestCity;

/** A device in front of a person: its page, what is seen and heard on it. */
final class Device implements AutoCloseable {

  /** Real waiting is on conditions only; this bounds it on a machine with two busy cores. */
  static final int PATIENCE_MS = 45_000;

  /** What a second of silence or of a silent line stays far below. */
  private static final double A_SOUNDS_ENERGY = 1e-5;

  final String name;
  final Page page;
  private final String origin;
  private final BrowserContext context;
  private final List<String> complaints = new ArrayList<>();

  Device(String name, String origin, BrowserContext context, Page page) {
    this.name = name;
    this.origin = origin;
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.onPageError(error -> complaints.add(name + ": " + error + "\n"));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(name + ": " + message.text() + "\n");
          }
        });
  }

  /** Signs in as a person does, by the form. */
  Device signIn(TestCity.Person person) {
    return signIn(person.login(), person.password());
  }

  Device signIn(String login, String password) {
    open("/sign-in");
    // Key by key: what Firefox's driver fills in at once the page does not notice.
    page.getByLabel("Tên đăng nhập").pressSequentially(login);
    page.getByLabel("Mật khẩu").pressSequentially(password);
    button("Đăng nhập").click();
    // Asked in the page: Firefox does not tell its driver of an address that a script changed.
    page.waitForFunction("() => location.pathname !== '/sign-in'");
    return this;
  }

  Device open(String path) {
    page.navigate(origin + path);
    return this;
  }

  Locator button(String text) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text)).first();
  }

  /** Goes on with the tabulator until a control whose text or label begins so has the focus. */
  Device tabTo(String name) {
    tabUntil(
        name,
        "() => { const e = document.activeElement;"
            + " return (e.getAttribute('aria-label') ?? e.innerText ?? '').trim(); }");
    return this;
  }

  private void tabUntil(String wanted, String focused) {
    for (int i = 0; i < 120; i++) {
      page.keyboard().press("Tab");
      if (((String) page.evaluate(focused)).startsWith(wanted)) {
        return;
      }
    }
    throw new AssertionError(name + " never reaches " + wanted + " by the keyboard");
  }

  /** Waits until a dialog has put the focus into the field with this id. */
  void awaitsFocusOn(String id) {
    page.locator("#" + id + ":focus").waitFor();
  }

  /** The same for a choice among several, of which the keyboard reaches one. */
  void tabToRadio(String label) {
    tabUntil(label, "() => document.activeElement.closest('label')?.innerText.trim() ?? ''");
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /**
   * Waits for what the page has put off until its present work is done. Timers without a delay run
   * in the order in which they were set, so this one is behind all of them.
   */
  void letTimersRun() {
    page.evaluate("() => new Promise(done => setTimeout(done))");
  }

  /** Waits until a live region says this to whoever does not see the page. */
  void awaitsAnnounced(String text) {
    Locator said = page.locator("[aria-live]").filter(new Locator.FilterOptions().setHasText(text));
    try {
      said.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    } catch (PlaywrightException never) {
      String heard = String.join(" | ", page.locator("[aria-live]").allTextContents());
      throw new AssertionError(name + " never hears “" + text + "”, but: " + heard, never);
    }
  }

  void click(String button) {
    button(button).click();
  }

  void awaitText(String text) {
    page.getByText(text).first().waitFor();
  }

  void awaitsNoText(String text) {
    await("no longer shows " + text, () -> page.getByText(text).count() == 0);
  }

  /** Waits until so many more frames were decoded: time that passes in the pictures themselves. */
  void awaitsFrames(int more) {
    double before = total("framesDecoded");
    await("decodes more frames", () -> total("framesDecoded") > before + more);
  }

  /** Waits until the large picture is the one of this look, freshly decoded. */
  void awaitsOnStage(Look look) {
    await("sees " + look + " on stage", () -> stageColour().equals(look.colour()));
    awaitsFrames(5);
  }

  String stageColour() {
    return colourIn(".room-stage video");
  }

  /** The colour of the picture in a video element; none when there is no such element. */
  String colourIn(String video) {
    return (String)
        page.evaluate("css => diemcauProbe.colourOf(document.querySelector(css))", video);
  }

  /** On how many receiving lines there is a sound while so many frames are decoded. */
  long linesWithSound(int frames) {
    Map<?, ?> before = (Map<?, ?>) page.evaluate("() => diemcauProbe.soundSums()");
    awaitsFrames(frames);
    Map<?, ?> after = (Map<?, ?>) page.evaluate("() => diemcauProbe.soundSums()");
    return after.entrySet().stream()
        .filter(
            line -> number(line.getValue()) - number(before.get(line.getKey())) > A_SOUNDS_ENERGY)
        .count();
  }

  private static double number(Object value) {
    return value == null ? 0 : ((Number) value).doubleValue();
  }

  /** Waits until exactly these voices are heard. */
  void awaitsVoices(Look... voices) {
    Set<Integer> wanted = new TreeSet<>();
    Arrays.stream(voices).forEach(v -> wanted.add(v.hz()));
    await("hears " + wanted, () -> heard().equals(wanted));
  }

  Set<Integer> heard() {
    List<Integer> tones = Arrays.stream(Look.values()).map(Look::hz).toList();
    List<?> heard = (List<?>) page.evaluate("tones => diemcauProbe.hears(tones)", tones);
    Set<Integer> found = new TreeSet<>();
    heard.forEach(h -> found.add(((Number) h).intValue()));
    return found;
  }

  /** A sum over the connection's statistics: framesDecoded, audioEnergy, micPacketsSent. */
  double total(String name) {
    Map<?, ?> totals = (Map<?, ?>) page.evaluate("() => diemcauProbe.totals()");
    return ((Number) totals.get(name)).doubleValue();
  }

  void awaitsMedia() {
    await("is connected", () -> page.evaluate("() => diemcauProbe.state()").equals("connected"));
  }

  void await(String what, BooleanSupplier condition) {
    try {
      page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(PATIENCE_MS));
    } catch (PlaywrightException e) {
      throw new AssertionError(
          "%s never %s; stage %s, hears %s, media %s%n%s%n%s"
              .formatted(
                  name,
                  what,
                  stageColour(),
                  heard(),
                  page.evaluate("() => diemcauProbe.totals()"),
                  complaints(),
                  page.locator("body").innerText()),
          e);
    }
  }

  String complaints() {
    return String.join("", complaints);
  }

  @Override
  public void close() {
    context.close();
  }
}
