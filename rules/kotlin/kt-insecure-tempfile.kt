package shop

import java.io.File
import java.io.FileWriter
import java.nio.file.Files

class Reports {
    fun write() {
        // ruleid: kt-insecure-tempfile
        val report = File.createTempFile("report", ".csv")
        // ruleid: kt-insecure-tempfile
        val writer = FileWriter("/tmp/shop-report.csv")
        // ok: kt-insecure-tempfile
        val own = Files.createTempFile("report", ".csv").toFile()
    }
}
