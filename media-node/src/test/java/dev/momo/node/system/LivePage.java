package dev.momo.node.system;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The gateway's page, as a person sees it. */
final class LivePage {

    /** Of the first chart that is shown, and the time of its newest point. */
    private static final String NEWEST =
            "const chart = window.Chart.getChart(document.querySelector('figure:not([hidden])"
                    + " canvas')); return chart ? Math.max(0, ...chart.data.datasets.map((set) => set.data.at(-1)?.x ?? 0)) : 0;";

    private static final String ADDRESSES = "return performance.getEntriesByType('resource').map((each) => each.name);";

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

    /** Good, Fair, Poor, or why there is no verdict. */
    String level() {
        return text("level");
    }

    String reasons() {
        return text("reasons");
    }

    String facts() {
        return text("facts");
    }

    String tiles() {
        return text("tiles");
    }

    /** Whether it says that what it shows is old. */
    boolean isOld() {
        return List.of(Objects.requireNonNull(
                                front().findElement(By.tagName("body")).getDomProperty("className"))
                        .split(" "))
                .contains("old");
    }

    boolean isBannerShown() {
        return front().findElement(By.id("banner")).isDisplayed();
    }

    List<String> chartTitles() {
        return front().findElements(By.tagName("figcaption")).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }

    long newestPoint() {
        return ((Number) Objects.requireNonNull(front().executeScript(NEWEST))).longValue();
    }

    /** Unfolds the report and looks for that; gives the rows. */
    List<String> search(String words) {
        if (front().findElement(By.id("raw")).getDomAttribute("open") == null) {
            front().findElement(By.tagName("summary")).click();
        }
        WebElement search = front().findElement(By.id("search"));
        search.clear();
        search.sendKeys(words);
        return front().findElement(By.id("report")).getText().lines().toList();
    }

    /** Whatever it has loaded. */
    List<URI> addresses() {
        return ((List<?>) Objects.requireNonNull(front().executeScript(ADDRESSES)))
                .stream().map(String::valueOf).map(URI::create).toList();
    }

    /** What the browser complains of in the page itself: requests may fail, as who is asked about leaves. */
    List<String> complaints(int port) {
        return front().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .filter(line -> line.contains(":" + port + "/") && !line.contains("Failed to load resource"))
                .toList();
    }
}
