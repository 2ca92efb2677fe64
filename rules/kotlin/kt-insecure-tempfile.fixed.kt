package shop

import java.io.File
import java.io.FileWriter
import java.nio.file.Files

class Reports {
    fun write() {
        // ruleid: kt-insecure-tempfile
        val report = java.nio.file.Files.createTempFile("report", ".csv").toFile()
        // ruleid: kt-insecure-tempfile
        val writer = FileWriter("/tmp/shop-report.csv")
        // ok: kt-insecure-tempfile
        val own = Files.createTempFile("report", ".csv").toFile()
    }
}
