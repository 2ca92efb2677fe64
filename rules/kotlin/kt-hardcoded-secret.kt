package shop

import java.sql.DriverManager

class Settings {
    // ruleid: kt-hardcoded-secret
    private val dbPassword = "k3yb0ard-Cat"
    // ok: kt-hardcoded-secret
    private val apiKey = System.getenv("API_KEY")
    // ok: kt-hardcoded-secret
    private val passwordField = "password"

    fun open() {
        // ruleid: kt-hardcoded-secret
        DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", "pear-tree")
        // ok: kt-hardcoded-secret
        DriverManager.getConnection("jdbc:postgresql://db/shop", "shop", System.getenv("DB_PASSWORD"))
    }
}
