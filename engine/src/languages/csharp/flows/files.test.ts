import { testFlows } from '../../../../../test/unit/flows';

/** C#: files and namespaces. Each flow beside code that looks like it and is none. */
testFlows('csharp', {
  'partial classes in other files': {
    'One.cs': `
namespace Shop {
  partial class A {
    private string field;
    void F() {
      field = source();
      Use(source());
      Show();
    }
  }
}
`,
    'Two.cs': `
namespace Shop {
  partial class A {
    void Use(string s) {
      sink(s); // flow
    }
    void Show() {
      sink(field); // flow
    }
  }
}
`,
  },
  'other file same namespace': {
    'a/Helper.cs': `
namespace Shop {
  public class Helper {
    public static string Get() { return source(); }
    public string Pass(string s) { return s; }
    public void Use(string s) {
      sink(s); // flow
    }
    public static void Safe(string s) {
      sink(s);
    }
  }
}
`,
    'a/Main.cs': `
namespace Shop {
  class M {
    void F() {
      sink(Helper.Get()); // flow
      var h = new Helper();
      sink(h.Pass(source())); // flow
      sink(h.Pass("x"));
      h.Use(source());
      Helper.Safe("x");
      (new Helper()).Use(source());
    }
  }
}
`,
  },
  'other file other namespace': {
    'Helper.cs': `
namespace Shop.Tools;
public static class Helper {
  public static string Pass(this string s) { return s; }
  public static void Use(string s) {
    sink(s); // flow
  }
}
`,
    'Main.cs': `
using Shop.Tools;
namespace Shop.Web;
class M {
  void F() {
    Helper.Use(source());
    sink(source().Pass()); // flow
    sink("x".Pass());
  }
}
`,
    'Full.cs': `
namespace Shop.Other {
  class N {
    void G() { Shop.Tools.Helper.Use(source()); }
  }
}
`,
  },
  'static using and alias': {
    'Helper.cs': `
namespace Shop.Tools {
  public static class Text {
    public static string Pass(string s) { return s; }
  }
}
`,
    'Main.cs': `
using static Shop.Tools.Text;
using T = Shop.Tools.Text;
class M {
  void F() {
    sink(Pass(source())); // flow
    sink(T.Pass(source())); // flow
    sink(T.Pass("x"));
  }
}
`,
  },
  'containers across files': {
    'Main.cs': `
using System.Collections.Generic;
namespace Shop {
  class M {
    void F() {
      var l = new List<string>();
      l.Add("x");
      l.Add(source());
      new Other().Use(l);
      var d = new Dictionary<string,string>();
      d["k"] = source();
      new Other().UseMap(d);
      string[] a = new string[3];
      a[2] = source();
      new Other().UseArray(a);
    }
  }
}
`,
    'Other.cs': `
using System.Collections.Generic;
namespace Shop {
  class Other {
    public void Use(List<string> l) {
      sink(l[1]); // flow
      sink(l[0]);
    }
    public void UseMap(Dictionary<string,string> d) {
      sink(d["k"]); // flow
      sink(d["o"]);
    }
    public void UseArray(string[] a) {
      sink(a[2]); // flow
      sink(a[0]);
    }
  }
}
`,
  },
  'static fields of other files': {
    'S.cs': `
namespace Shop {
  public static class S {
    public static string Value;
    public static string Safe;
  }
}
`,
    'A.cs': `
namespace Shop {
  class A {
    void F() { S.Value = source(); S.Safe = "x"; }
  }
}
`,
    'B.cs': `
using Shop;
namespace Web {
  class B {
    void G() {
      sink(S.Value); // flow
      sink(S.Safe);
    }
  }
}
`,
  },
});
