package shop

import java.io.File
import java.io.FileInputStream
import javax.servlet.http.HttpServletRequest
import org.springframework.web.multipart.MultipartFile

class Downloads {
    fun read(request: HttpServletRequest) {
        val name = request.getParameter("name")
        // ruleid: kt-path-traversal
        val file = File("/srv/shop/invoices", name)
        // ruleid: kt-path-traversal
        val stream = FileInputStream("/srv/shop/invoices/" + name)
        // ok: kt-path-traversal
        val plain = File("/srv/shop/invoices", File(name).name)
        // ok: kt-path-traversal
        val prices = File("/srv/shop/prices.csv")
    }

    fun save(upload: MultipartFile) {
        // ruleid: kt-path-traversal
        val target = File("/srv/shop/uploads", upload.originalFilename)
    }
}
