<?php

function register(PDO $db, $form): void
{
    $statement = $db->prepare('INSERT INTO accounts (mail, password) VALUES (?, ?)');
    // ruleid: php-sensitive-database
    $statement->execute([$form->mail, $form->password]);
    // ok: php-sensitive-database
    $statement->execute([$form->mail, password_hash($form->password, PASSWORD_ARGON2ID)]);
    // ok: php-sensitive-database
    $statement->execute([$form->mail, $form->passwordHash]);
    // ruleid: php-sensitive-database
    DB::update('UPDATE accounts SET password = ?', [$form->password]);
    $search = $db->prepare('SELECT id FROM patients WHERE ssn = ?');
    // Looking up stores nothing.
    // ok: php-sensitive-database
    $search->execute([$form->ssn]);
}

function admit($form): void
{
    // ruleid: php-sensitive-database
    Patient::create(['name' => $form->name, 'ssn' => $form->ssn]);
    // ruleid: php-sensitive-database
    DB::table('patients')->insert(['name' => $form->name, 'ssn' => $form->ssn]);
    // ok: php-sensitive-database
    Patient::create(['name' => $form->name, 'ssn' => Crypt::encryptString($form->ssn)]);
}
