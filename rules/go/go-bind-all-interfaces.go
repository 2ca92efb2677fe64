package shop

import "net"

func listen() {
	// ruleid: go-bind-all-interfaces
	net.Listen("tcp", ":8080")
	// ruleid: go-bind-all-interfaces
	net.Listen("tcp", "0.0.0.0:8080")
	// ok: go-bind-all-interfaces
	net.Listen("tcp", "127.0.0.1:8080")
	// ok: go-bind-all-interfaces
	net.Listen("unix", "/run/shop.sock")
}
