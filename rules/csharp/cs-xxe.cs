using System.IO;
using System.Xml;

public static class Orders
{
    public static XmlDocument Read(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            // ruleid: cs-xxe
            DtdProcessing = DtdProcessing.Parse,
        };
        using var reader = XmlReader.Create(stream, settings);
        var document = new XmlDocument();
        // ruleid: cs-xxe
        document.XmlResolver = new XmlUrlResolver();
        document.Load(reader);
        return document;
    }

    public static XmlDocument ReadSafely(Stream stream)
    {
        // ok: cs-xxe
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using var reader = XmlReader.Create(stream, settings);
        // ok: cs-xxe
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);
        return document;
    }
}
