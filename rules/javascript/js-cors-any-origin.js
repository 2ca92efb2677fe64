const cors = require('cors');
const express = require('express');
const { Server } = require('socket.io');

const app = express();
// ruleid: js-cors-any-origin
app.use(cors());
// ruleid: js-cors-any-origin
app.use('/api', cors({ origin: '*' }));

app.get('/numbers', (req, res) => {
  // ruleid: js-cors-any-origin
  res.setHeader('Access-Control-Allow-Origin', '*');
  res.json([1, 2]);
});

// ruleid: js-cors-any-origin
const io = new Server(server, { cors: { origin: '*' } });

// ok: js-cors-any-origin
app.use(cors({ origin: ['https://shop.example'] }));

app.get('/own', (req, res) => {
  // ok: js-cors-any-origin
  res.set('Access-Control-Allow-Origin', 'https://shop.example');
  res.json([3]);
});
