package io.github.otpgate.sample;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The browser of this machine; nothing is downloaded. */
final class Chromium {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");

    private Chromium() {}

    /** Opens a window with an empty profile, or skips the test where no browser or no driver is found on the PATH. */
    static ChromeDriver open(Path profile, String language) {
        Optional<File> browser = find(BROWSERS);
        Optional<File> driver = find(DRIVERS);
        assumeTrue(browser.isPresent(), "skipped: no Chromium on the PATH (" + String.join(", ", BROWSERS) + ")");
        assumeTrue(driver.isPresent(), "skipped: no chromedriver on the PATH");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow())
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<File> find(List<String> names) {
        List<String> directories =
                List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1));
        return names.stream()
                .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }
}
