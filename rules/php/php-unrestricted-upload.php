<?php

// ruleid: php-unrestricted-upload
move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . basename($_FILES['f']['name']));
$target = __DIR__ . '/uploads/' . $_FILES['f']['name'];
// ruleid: php-unrestricted-upload
move_uploaded_file($_FILES['f']['tmp_name'], $target);

function save($request)
{
    $file = $request->file('f');
    // ruleid: php-unrestricted-upload
    $file->move('uploads', $file->getClientOriginalName());
    // ok: php-unrestricted-upload
    $file->store('uploads');
}

// ok: php-unrestricted-upload
move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . bin2hex(random_bytes(16)) . '.png');
