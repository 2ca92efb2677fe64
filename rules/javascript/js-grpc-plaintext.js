const grpc = require('@grpc/grpc-js');
const { credentials } = require('@grpc/grpc-js');

function connect(Orders, config) {
  // ruleid: js-grpc-plaintext
  const orders = new Orders(config.address, grpc.credentials.createInsecure());
  // ruleid: js-grpc-plaintext
  const open = credentials.createInsecure();
  // ok: js-grpc-plaintext
  const local = new Orders('localhost:50051', grpc.credentials.createInsecure());
  // ok: js-grpc-plaintext
  const safe = new Orders(config.address, grpc.credentials.createSsl());
  return [orders, open, local, safe];
}

function serve(server, ready) {
  // ruleid: js-grpc-plaintext
  server.bindAsync('0.0.0.0:50051', grpc.ServerCredentials.createInsecure(), ready);
  // ok: js-grpc-plaintext
  server.bindAsync('127.0.0.1:50051', grpc.ServerCredentials.createInsecure(), ready);
}
