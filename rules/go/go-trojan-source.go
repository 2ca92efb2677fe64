package shop

func allowed(role string) bool {
	// ruleid: go-trojan-source
	return role == "admin‮ ⁦"
}

func plain(role string) bool {
	// ok: go-trojan-source
	return role == "admin é"
}
