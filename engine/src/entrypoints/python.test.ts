import { testEntryPoints } from '../../../test/unit/entry-points';

describe('entry points of Python', () => {
  testEntryPoints('python', [
    [
      'a route of Flask behind the prefix and the guards of its blueprint',
      `bp = Blueprint("patients", __name__, url_prefix="/patients")

@bp.before_request
def check_session():
    pass

@bp.route("/<int:id>")
@login_required
def show(id):
    return 1
`,
      ['http GET /patients/<int:id> show [check_session, login_required] 9:5-9 = 7-10'],
    ],
    [
      'one entry point for each method',
      '@app.route("/x", methods=["GET", "POST"])\n@requires("doctor")\ndef index():\n    pass\n',
      ['http GET /x index [requires] 3:5-10 = 1-4', 'http POST /x index [requires] 3:5-10 = 1-4'],
    ],
    [
      'FastAPI: the prefix of a router behind the one that it is included with',
      `orders = APIRouter(prefix='/orders')
@orders.get('/{id}')
def show(id): pass
app.include_router(orders, prefix='/api')`,
      ['http GET /api/orders/{id} show [] 3:5-9 = 2-3'],
    ],
    [
      'FastAPI with what it depends on',
      'router = APIRouter(prefix="/api", dependencies=[Depends(verify)])\n@router.get("/x/{id}")\nasync def item(id: str, user: User = Depends(get_user)):\n    pass\n',
      ['http GET /api/x/{id} item [verify, get_user] 3:11-15 = 2-4'],
    ],
    [
      'URLs of Django; a list of others is none',
      'urlpatterns = [\n    path("p/<int:id>/", views.show),\n    path("q/", login_required(PatientView.as_view())),\n    path("admin/", admin.site.urls),\n    path("api/", include("api.urls")),\n]\n',
      [
        'http /p/<int:id>/ views.show [] 2:5-23 → views.show',
        'http /q/ PatientView [login_required] 3:5-14 → PatientView',
      ],
    ],
    [
      'methods of class views',
      'class PatientView(LoginRequiredMixin, View):\n    def get(self, request):\n        pass\n    def helper(self):\n        pass\n',
      ['http GET PatientView.get [] 2:9-12 = 2-3'],
    ],
    ['classes that are no views', 'class Cache(Base):\n    def get(self, key):\n        pass\n', []],
    ['a path that stands in no list of URLs', 'p = path("x", views.show)\n', []],
    [
      'tasks and commands',
      '@shared_task\ndef remind(id):\n    pass\n\n@click.command()\n@click.option("--x")\ndef main(x):\n    pass\n',
      ['queue remind [] 2:5-11 = 1-3', 'cli main [] 7:5-9 = 5-8'],
    ],
    [
      'a function that reads the arguments of its program; another is none',
      'import argparse\ndef main():\n    parser = argparse.ArgumentParser()\n    parser.add_argument("x")\n    run(parser.parse_args())\n\ndef run(args):\n    pass\n',
      ['cli main [] 2:5-9 = 2-5'],
    ],
    [
      'a function in the cloud',
      'def lambda_handler(event, context):\n    pass\n',
      ['function lambda_handler [] 1:5-19 = 1-2'],
    ],
    [
      'decorators of other libraries',
      '@cache.memoize("x")\ndef load():\n    pass\n@property\ndef get(self):\n    pass\n',
      [],
    ],
  ]);
});
