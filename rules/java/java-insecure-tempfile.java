package shop;

import java.io.File;
import java.io.FileWriter;
import java.io.IOException;
import java.nio.file.Files;

class Reports {
  void write() throws IOException {
    // ruleid: java-insecure-tempfile
    File report = File.createTempFile("report", ".csv");
    // ruleid: java-insecure-tempfile
    FileWriter writer = new FileWriter("/tmp/shop-report.csv");
    // ok: java-insecure-tempfile
    File own = Files.createTempFile("report", ".csv").toFile();
    // ok: java-insecure-tempfile
    File inFolder = File.createTempFile("report", ".csv", new File("/srv/shop/reports"));
    // ok: java-insecure-tempfile
    FileWriter kept = new FileWriter("/srv/shop/report.csv");
  }
}
