package dev.momo.node.system;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/** The gateway's page, as a person sees it. */
final class LivePage {

    /** The time of the newest point in the chart of that title, 0 without one: charts are drawn where they are seen. */
    private static final String NEWEST = """
            const figure = [...document.querySelectorAll('figure')].find((each) => each.textContent.startsWith(arguments[0]));
            figure.scrollIntoView({ block: 'center' });
            const chart = window.Chart.getChart(figure.querySelector('canvas'));
            return chart ? Math.max(0, ...chart.data.datasets.map((set) => set.data.at(-1)?.x ?? 0)) : 0;
            """;

    private static final String ADDRESSES = "return performance.getEntriesByType('resource').map((each) => each.name);";

    /** Whether the page may ask that address for anything; another than its own is refused before it is asked. */
    private static final String MAY_ASK = """
            const [address, done] = arguments;
            addEventListener('securitypolicyviolation', () => done(false), { once: true });
            fetch(address, { mode: 'no-cors' }).then(() => done(true), () => {});
            """;

    private static final String OVERFLOW =
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth;";

    private static final String OUTLINE = """
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            """;

    private final ChromeDriver driver;
    private final String window;

    LivePage(ChromeDriver driver, String window) {
        this.driver = driver;
        this.window = window;
    }

    private ChromeDriver front() {
        driver.switchTo().window(window);
        return driver;
    }

    private String text(String id) {
        return front().findElement(By.id(id)).getText();
    }

    private WebElement element(String id) {
        return front().findElement(By.id(id));
    }

    /** Good, Fair, Poor, or why there is no verdict. */
    String level() {
        return text("level");
    }

    String summary() {
        return text("summary");
    }

    String reasons() {
        return text("reasons");
    }

    String cards() {
        return text("cards");
    }

    String facts() {
        return text("facts");
    }

    String name() {
        return text("name");
    }

    String signaling() {
        return text("signaling");
    }

    /** Live, Not live, No gateway or Paused. */
    String link() {
        return text("link");
    }

    /** What it says unasked, such as that a connection ended; empty without. */
    String notice() {
        return text("notice-text");
    }

    /** That the gateway cannot be reached; empty while it can. */
    String banner() {
        return text("banner-text");
    }

    /** What is said where no node is shown. */
    String main() {
        return text("main");
    }

    /** What it tells those who do not see it. */
    String announcement() {
        return Objects.requireNonNull(element("announcement").getDomProperty("textContent"));
    }

    List<String> nodes() {
        return choices("nodes");
    }

    List<String> connections() {
        return choices("connections");
    }

    private List<String> choices(String list) {
        return front().findElements(By.cssSelector("#" + list + " b")).stream()
                .map(WebElement::getText)
                .toList();
    }

    List<String> chartTitles() {
        return front().findElements(By.tagName("figcaption")).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    /** Ms since the epoch by the gateway's clock. */
    long newestPoint(String chart) {
        return ((Number) Objects.requireNonNull(front().executeScript(NEWEST, chart))).longValue();
    }

    /** Unfolds the report and looks for that; gives member and value of what it finds. */
    List<String> search(String words) {
        if (element("raw").getDomAttribute("open") == null) {
            front().findElement(By.cssSelector("#raw > summary")).click();
        }
        WebElement search = element("search");
        search.clear();
        search.sendKeys(words);
        return front().findElements(By.cssSelector("#report tbody tr")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Goes to what a link to it says, such as {@code node=door}. */
    void select(String fragment) {
        front().executeScript("location.hash = arguments[0]", fragment);
    }

    String fragment() {
        return Objects.requireNonNullElse(
                URI.create(Objects.requireNonNull(front().getCurrentUrl())).getFragment(), "");
    }

    /** Presses keys as a person without a mouse does. */
    void press(Keys... keys) {
        Actions actions = new Actions(front());
        for (Keys key : keys) {
            actions.sendKeys(key);
        }
        actions.perform();
    }

    /** Presses Tab until what has the focus reads so. */
    void tabTo(String label) {
        for (int i = 0; i < 40; i++) {
            press(Keys.TAB);
            if (focused().startsWith(label)) {
                return;
            }
        }
        throw new AssertionError("No Tab leads to '" + label + "'");
    }

    /** What has the focus, as it reads or is named. */
    String focused() {
        WebElement active = front().switchTo().activeElement();
        String text = active.getText();
        return text.isEmpty() ? Objects.requireNonNullElse(active.getAccessibleName(), "") : text;
    }

    boolean isFocusVisible() {
        return Boolean.TRUE.equals(front().executeScript(OUTLINE));
    }

    /** As on a phone that wide, CSS pixels. */
    void narrow(int width) {
        front().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", 740, "deviceScaleFactor", 2, "mobile", true));
    }

    void prefer(String colorScheme) {
        front().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    String background() {
        return front().findElement(By.tagName("body")).getCssValue("background-color");
    }

    /** By so much it is wider than the screen, CSS pixels. */
    long overflow() {
        return ((Number) Objects.requireNonNull(front().executeScript(OVERFLOW))).longValue();
    }

    /** Whatever it has loaded. */
    List<URI> addresses() {
        return ((List<?>) Objects.requireNonNull(front().executeScript(ADDRESSES)))
                .stream().map(String::valueOf).map(URI::create).toList();
    }

    boolean mayAsk(URI address) {
        return Boolean.TRUE.equals(front().executeAsyncScript(MAY_ASK, address.toString()));
    }

    /** What the browser complains of in the page itself: requests may fail, as who is asked about leaves. */
    List<String> complaints(int port) {
        return front().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .filter(line -> line.contains(":" + port + "/") && !line.contains("Failed to load resource"))
                .toList();
    }
}
