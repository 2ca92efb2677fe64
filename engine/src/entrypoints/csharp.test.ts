import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of C#', () => {
  testEntryPoints('csharp', [
    [
      'a controller behind the route and the guards of its class',
      `[ApiController]
[Route("api/[controller]")]
[Authorize]
public class PatientsController : ControllerBase {
  [HttpGet("{id}")]
  public async Task<IActionResult> Show(int id) { return Ok(); }
  [HttpPost]
  [RequireHttps]
  public IActionResult Save(Patient p) { return Ok(); }
  private void Helper() { }
}`,
      [
        'http GET /api/[controller]/{id} PatientsController.Show [Authorize] 6:36-40 = 5-6',
        'http POST /api/[controller] PatientsController.Save [Authorize, RequireHttps] 9:24-28 = 7-9',
      ],
    ],
    [
      'an action that is open to all',
      `[Authorize] class A : Controller {
  [AllowAnonymous] [HttpGet("open")] public IActionResult Open() => Ok();
}`,
      ['http GET /open A.Open [Authorize, AllowAnonymous] 2:59-63 = 2-2'],
    ],
    [
      'a method and a route by themselves',
      `class A {
  [HttpPut, Route("edit")] public IActionResult Edit() { return Ok(); }
  [Route("any")] public IActionResult Any() { return Ok(); }
}`,
      ['http PUT /edit A.Edit [] 2:49-53 = 2-2', 'http /any A.Any [] 3:39-42 = 3-3'],
    ],
    [
      'minimal APIs',
      `app.MapGet("/health", () => "ok");
app.MapPost("/items", Create).RequireAuthorization("admin");
map.Get("/x", y);`,
      [
        'http GET /health GET /health [] 1:1-21 = 1-1',
        'http POST /items Create [RequireAuthorization] 2:1-21 → Create',
      ],
    ],
    [
      'groups of minimal APIs',
      `var api = app.MapGroup("/api").RequireAuthorization();
api.MapDelete("/items/{id}", (int id) => { });
var open = app.MapGroup("/open");
open.MapGet("/y", Show);`,
      [
        'http DELETE /api/items/{id} DELETE /api/items/{id} [RequireAuthorization] 2:1-28 = 2-2',
        'http GET /open/y Show [] 4:1-17 → Show',
      ],
    ],
    [
      'functions of Azure',
      'class F { [Function("Take")] public void Run([QueueTrigger("q")] string m) { } }',
      ['function Take F.Run [] 1:42-45 = 1-1'],
    ],
    [
      'hubs',
      `class ChatHub : Hub {
  public async Task Send(string m) { }
  public override Task OnConnectedAsync() { return null; }
}`,
      ['websocket ChatHub.Send [] 2:21-25 = 2-2'],
    ],
    [
      'consumers',
      `class C : IConsumer<Order> {
  public Task Consume(ConsumeContext<Order> c) { return null; }
  void Other() { }
}`,
      ['queue C.Consume [] 2:15-22 = 2-2'],
    ],
    [
      'commands',
      `class P {
  static async Task Main(string[] args) { }
}`,
      ['cli P.Main [] 2:21-25 = 2-2'],
    ],
    [
      'attributes of others',
      `class T {
  [Fact] public void Works() { }
  [JsonProperty("x")] public string Name() { return ""; }
}`,
      [],
    ],
  ]);
});
