using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Cosmos;
using MongoDB.Bson;
using MongoDB.Driver;

public class UsersController : Controller
{
    private readonly IMongoCollection<BsonDocument> users;

    public IActionResult Login(string name, string password)
    {
        // ruleid: cs-nosql-injection
        var filter = BsonDocument.Parse("{ name: '" + name + "', password: '" + password + "' }");
        return Ok(users.Find(filter).FirstOrDefault());
    }

    public IActionResult Find(string name)
    {
        // ruleid: cs-nosql-injection
        return Ok(users.Find("{ name: '" + name + "' }").FirstOrDefault());
    }

    public IActionResult Cosmos(string name)
    {
        // ruleid: cs-nosql-injection
        var query = new QueryDefinition("SELECT * FROM c WHERE c.name = '" + name + "'");
        // ok: cs-nosql-injection
        query = new QueryDefinition("SELECT * FROM c WHERE c.name = @name").WithParameter("@name", name);
        return Ok(query);
    }

    public IActionResult Typed(string name)
    {
        // ok: cs-nosql-injection
        var filter = Builders<BsonDocument>.Filter.Eq("name", name);
        // ok: cs-nosql-injection
        return Ok(users.Find(filter).FirstOrDefault());
    }
}
