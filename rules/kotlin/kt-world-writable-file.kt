package shop

import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class Exports {
    fun open(file: File, path: Path) {
        // ruleid: kt-world-writable-file
        file.setWritable(true, false)
        // ruleid: kt-world-writable-file
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"))
        // ok: kt-world-writable-file
        file.setWritable(true)
        // ok: kt-world-writable-file
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"))
    }
}
