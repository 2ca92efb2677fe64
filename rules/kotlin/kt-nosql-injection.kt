package shop

import com.mongodb.client.MongoCollection
import com.mongodb.client.model.Filters
import javax.servlet.http.HttpServletRequest
import org.bson.Document

class Customers {
    fun find(request: HttpServletRequest, customers: MongoCollection<Document>) {
        val name = request.getParameter("name")
        // ruleid: kt-nosql-injection
        customers.find(Document.parse("{name: '$name'}"))
        // ruleid: kt-nosql-injection
        customers.find(Filters.where("this.name == '" + name + "'"))
        // ok: kt-nosql-injection
        customers.find(Filters.eq("name", name))
        // ok: kt-nosql-injection
        customers.find(Document("name", name))
    }
}
