<?php

$folder = '/srv/files/';
$name = $_GET['name'];
// ruleid: php-path-traversal
echo file_get_contents($folder . $name);
// ruleid: php-path-traversal
$handle = fopen("$folder/$name", 'r');
// ruleid: php-path-traversal
unlink('/srv/files/' . $_POST['file']);
// ruleid: php-path-traversal
move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . $_FILES['f']['name']);
// ruleid: php-path-traversal
$names = scandir($_REQUEST['folder']);
// ruleid: php-path-traversal
file_put_contents($_COOKIE['session'] . '.txt', 'x');

function download($request)
{
    // ruleid: php-path-traversal
    return response()->download(storage_path('app/' . $request->input('file')));
}

// ok: php-path-traversal
readfile($folder . basename($name));
// ok: php-path-traversal
move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . bin2hex(random_bytes(8)));
// ok: php-path-traversal
$content = file_get_contents($_FILES['f']['tmp_name']);
// ok: php-path-traversal
$content = file_get_contents($folder . 'a.txt');
// ok: php-path-traversal
$content = file_get_contents($folder . (int) $_GET['id'] . '.txt');
// ok: php-path-traversal
file_put_contents('/srv/log.txt', $_GET['text']);

// ok: php-path-traversal
$this->chapterRepo->move($chapter, $_GET['book']);
