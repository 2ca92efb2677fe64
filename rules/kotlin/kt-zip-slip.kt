package shop

import java.io.File
import java.util.zip.ZipEntry
import java.util.zip.ZipFile

class Archives {
    fun unpack(entry: ZipEntry, folder: File): File {
        // ruleid: kt-zip-slip
        return File(folder, entry.name)
    }

    fun unpackChecked(entry: ZipEntry, folder: File): File {
        // ok: kt-zip-slip
        val file = File(folder, entry.name)
        if (!file.toPath().normalize().startsWith(folder.toPath())) {
            throw IllegalArgumentException("outside of the folder")
        }
        return file
    }
}
