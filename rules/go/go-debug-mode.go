package shop

import (
	"os"

	"github.com/gin-gonic/gin"
)

func start() {
	// ruleid: go-debug-mode
	gin.SetMode(gin.DebugMode)
	// ok: go-debug-mode
	gin.SetMode(os.Getenv("GIN_MODE"))
	// ok: go-debug-mode
	gin.SetMode(gin.ReleaseMode)
}
