# ruleid: rb-xxe
document = Nokogiri::XML(text) { |config| config.noent }
# ruleid: rb-xxe
document = Nokogiri::XML(text, nil, nil, Nokogiri::XML::ParseOptions::NOENT)
# ruleid: rb-xxe
LibXML::XML.default_substitute_entities = true
# ok: rb-xxe
document = Nokogiri::XML(text)
# ok: rb-xxe
document = Nokogiri::XML(text) { |config| config.strict.nonet }
# ok: rb-xxe
document = Nokogiri::XML(text, nil, nil, Nokogiri::XML::ParseOptions::STRICT)
