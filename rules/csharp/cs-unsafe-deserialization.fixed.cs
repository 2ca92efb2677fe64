using System.IO;
using System.Runtime.Serialization.Formatters.Binary;
using System.Text.Json;
using System.Web.Script.Serialization;
using System.Xml.Serialization;
using Newtonsoft.Json;

public static class Store
{
    public static object Read(Stream stream)
    {
        // ruleid: cs-unsafe-deserialization
        return new BinaryFormatter().Deserialize(stream);
    }

    public static object ReadState(string state)
    {
        // ruleid: cs-unsafe-deserialization
        var formatter = new System.Web.UI.LosFormatter();
        return formatter.Deserialize(state);
    }

    public static object ReadTyped(string json)
    {
        var settings = new JsonSerializerSettings
        {
            // ruleid: cs-unsafe-deserialization
            TypeNameHandling = TypeNameHandling.None,
        };
        return JsonConvert.DeserializeObject(json, settings);
    }

    public static object ReadUntyped(string json)
    {
        // ok: cs-unsafe-deserialization
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.None };
        // ok: cs-unsafe-deserialization
        return JsonConvert.DeserializeObject<Note>(json, settings);
    }

    public static Note ReadNote(string json)
    {
        // ok: cs-unsafe-deserialization
        return JsonSerializer.Deserialize<Note>(json);
    }

    public static object ReadXml(Stream stream, string name)
    {
        // ruleid: cs-unsafe-deserialization
        var any = new XmlSerializer(System.Type.GetType(name));
        // ok: cs-unsafe-deserialization
        var notes = new XmlSerializer(typeof(Note));
        return notes.Deserialize(stream);
    }
}
