<?php

// ruleid: php-nosql-injection
$user = $collection->findOne(['name' => $_POST['name'], 'password' => $_POST['password']]);
// ruleid: php-nosql-injection
$rows = $db->users->find($_GET);
$filter = ['state' => $_GET['state']];
// ruleid: php-nosql-injection
$collection->deleteMany($filter);

// ok: php-nosql-injection
$user = $collection->findOne(['name' => (string) $_POST['name']]);
// ok: php-nosql-injection
$user = $collection->findOne(['_id' => new MongoDB\BSON\ObjectId($_GET['id'])]);
// ok: php-nosql-injection
$user = $collection->findOne(['name' => 'admin']);
// ok: php-nosql-injection
$collection->insertOne(['name' => $_POST['name']]);
