package shop

import "os"

func write(data []byte) {
	// ruleid: go-file-permissions
	os.WriteFile("/srv/shop/keys", data, 0o666)
	// ruleid: go-file-permissions
	os.Mkdir("/srv/shop", 0777)
	// ruleid: go-file-permissions
	os.Chmod("/srv/shop/keys", 0777)
	// ruleid: go-file-permissions
	os.OpenFile("/srv/shop/keys", os.O_CREATE|os.O_WRONLY, 0644)
	// ok: go-file-permissions
	os.WriteFile("/srv/shop/keys", data, 0o600)
	// ok: go-file-permissions
	os.Mkdir("/srv/shop", 0750)
	// ok: go-file-permissions
	os.OpenFile("/srv/shop/keys", os.O_RDONLY, 0)
}

func folder(path string) error {
	// What the umask leaves of it is what the system means.
	// ok: go-file-permissions
	return os.MkdirAll(path, os.ModePerm)
}
