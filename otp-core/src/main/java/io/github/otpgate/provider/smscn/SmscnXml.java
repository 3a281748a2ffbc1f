package io.github.otpgate.provider.smscn;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code <result><stat>100</stat><values><value0>...</value0></values></result>}: an element with elements in it is an
 * object, one without a text, and {@code values} a list of whatever its elements are called. Refuses every document type
 * and entity, more than eight levels, and anything that is not a {@code result}.
 */
final class SmscnXml {

    private static final int DEPTH = 8;
    private static final String DOCUMENT_TYPE = "<!DOCTYPE";
    private static final String ROOT = "result";
    private static final String LIST = "values";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Neither a text nor a container, so nobody finds anything in it. */
    private static final JsonNode UNREADABLE = NODES.booleanNode(false);

    private SmscnXml() {}

    static Optional<JsonNode> read(String text) {
        // Told to skip a document type, the JDK's reader still looks into it, and fails there without a declared
        // exception.
        return text.contains(DOCUMENT_TYPE) ? Optional.empty() : parse(text);
    }

    private static Optional<JsonNode> parse(String text) {
        // A new one each time: it is not said to be safe for threads. The JDK's, since others have other defaults.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return document(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException notXml) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> document(XMLStreamReader in) throws XMLStreamException {
        if (nextTag(in) != XMLStreamConstants.START_ELEMENT
                || !in.getLocalName().equals(ROOT)) {
            return Optional.empty();
        }
        JsonNode result = element(in, 1);
        while (in.hasNext()) {
            in.next();
        }
        return result.isObject() ? Optional.of(result) : Optional.empty();
    }

    /** Whatever is neither text nor a tag of an element is left out, but for what could bring in more text. */
    private static int nextTag(XMLStreamReader in) throws XMLStreamException {
        int event = in.next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                || event == XMLStreamConstants.SPACE) {
            event = in.next();
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("no document type, no entities");
        }
        return event;
    }

    /** An element whose children cannot be told apart, or stand among text, is unreadable; the rest is not. */
    private static JsonNode element(XMLStreamReader in, int depth) throws XMLStreamException {
        if (depth > DEPTH) {
            throw new XMLStreamException("too deep");
        }
        Content content = new Content();
        boolean list = in.getLocalName().equals(LIST);
        int event = nextTag(in);
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = in.getLocalName();
                content.add(name, element(in, depth + 1));
            } else {
                content.text.append(in.getText());
            }
            event = nextTag(in);
        }
        return list ? content.asList() : content.asObject();
    }

    /** What stands between the tags of one element. */
    private static final class Content {

        private final StringBuilder text = new StringBuilder();
        private final ArrayNode children = NODES.arrayNode();
        private final ObjectNode byName = NODES.objectNode();

        void add(String name, JsonNode child) {
            children.add(child);
            byName.set(name, child);
        }

        JsonNode asList() {
            return children.isEmpty() ? asText() : mixed() ? UNREADABLE : children;
        }

        JsonNode asObject() {
            boolean ambiguous = byName.size() < children.size() || mixed();
            return children.isEmpty() ? asText() : ambiguous ? UNREADABLE : byName;
        }

        private JsonNode asText() {
            return NODES.stringNode(text.toString().strip());
        }

        private boolean mixed() {
            return !text.toString().isBlank();
        }
    }
}
