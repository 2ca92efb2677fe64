package shop;

import com.mongodb.BasicDBObject;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import javax.servlet.http.HttpServletRequest;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.BasicQuery;

class Customers {
  void find(HttpServletRequest request, MongoCollection<Document> customers) {
    String name = request.getParameter("name");
    // ruleid: java-nosql-injection
    customers.find(Document.parse("{name: '" + name + "'}"));
    // ruleid: java-nosql-injection
    customers.find(Filters.where("this.name == '" + name + "'"));
    // ruleid: java-nosql-injection
    customers.find(new BasicDBObject("$where", "this.name == '" + name + "'"));
    // ruleid: java-nosql-injection
    new BasicQuery("{mail: '" + request.getParameter("mail") + "'}");
    // ok: java-nosql-injection
    customers.find(Filters.eq("name", name));
    // ok: java-nosql-injection
    customers.find(new Document("name", name));
    // ok: java-nosql-injection
    customers.find(Document.parse("{age: " + Integer.parseInt(request.getParameter("age")) + "}"));
  }
}
