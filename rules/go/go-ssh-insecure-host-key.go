package shop

import (
	"net"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func config() *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: "deploy",
		// ruleid: go-ssh-insecure-host-key
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func lax() *ssh.ClientConfig {
	// ruleid: go-ssh-insecure-host-key
	return &ssh.ClientConfig{
		HostKeyCallback: func(host string, remote net.Addr, key ssh.PublicKey) error {
			return nil
		},
	}
}

func strict() (*ssh.ClientConfig, error) {
	check, err := knownhosts.New("/etc/ssh/known_hosts")
	if err != nil {
		return nil, err
	}
	// ok: go-ssh-insecure-host-key
	return &ssh.ClientConfig{User: "deploy", HostKeyCallback: check}, nil
}
