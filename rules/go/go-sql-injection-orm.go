package shop

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
	"gorm.io/gorm"
)

type User struct {
	ID   int
	Name string
}

func byName(db *gorm.DB, r *http.Request) {
	var users []User
	name := r.FormValue("name")
	// ruleid: go-sql-injection-orm
	db.Where("name = '" + name + "'").Find(&users)
	// ruleid: go-sql-injection-orm
	db.Where(fmt.Sprintf("name = '%s'", name)).Find(&users)
	// ok: go-sql-injection-orm
	db.Where("name = ?", name).Find(&users)
	// ok: go-sql-injection-orm
	db.Where(&User{Name: name}).Find(&users)
	// ok: go-sql-injection-orm
	db.Where(map[string]interface{}{"name": name}).Find(&users)
}

func sorted(db *gorm.DB, c *gin.Context) {
	var users []User
	// ruleid: go-sql-injection-orm
	db.Order(c.Query("sort")).Find(&users)
	// ruleid: go-sql-injection-orm
	db.First(&users, c.Param("id"))
	// ok: go-sql-injection-orm
	db.First(&users, "id = ?", c.Param("id"))
	column := "name"
	if c.Query("sort") == "age" {
		column = "age"
	}
	// ok: go-sql-injection-orm
	db.Order(column).Find(&users)
	// ok: go-sql-injection-orm
	db.Where(db.Where("email = ?", c.Query("mail")).Or("login = ?", c.Query("mail"))).First(&users)
}
