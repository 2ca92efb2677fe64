package shop

import (
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

func search(c *gin.Context, users *mongo.Collection) {
	name := c.Query("name")
	// ruleid: go-nosql-injection
	filter := bson.M{"$where": "this.name == '" + name + "'"}
	users.Find(c, filter)
	// ruleid: go-nosql-injection
	users.Find(c, bson.M{c.Query("field"): "x"})
}

func filtered(c *gin.Context, users *mongo.Collection) {
	var filter map[string]interface{}
	if err := c.ShouldBindJSON(&filter); err != nil {
		return
	}
	// ruleid: go-nosql-injection
	users.FindOne(c, filter)
}

func byName(c *gin.Context, users *mongo.Collection) {
	// ok: go-nosql-injection
	users.FindOne(c, bson.M{"name": c.Query("name")})
	filter := bson.D{{Key: "name", Value: c.Query("name")}}
	// ok: go-nosql-injection
	users.FindOne(c, filter)
}

func encode(w http.ResponseWriter, r *http.Request) {
	// ok: go-nosql-injection
	json.NewEncoder(w).Encode(bson.M{"name": "x"})
}
