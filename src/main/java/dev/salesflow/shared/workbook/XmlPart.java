package dev.salesflow.shared.workbook;

import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import dev.salesflow.shared.BadFile;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML part, read forward once. A document type is refused, so nothing can be fetched or multiplied through entities. */
final class XmlPart implements AutoCloseable {

    private static final XMLInputFactory FACTORY = factory();

    private final InputStream bytes;
    private final String name;
    private final XMLStreamReader reader;

    XmlPart(InputStream bytes, String name) {
        this.bytes = bytes;
        this.name = name;
        try {
            this.reader = FACTORY.createXMLStreamReader(bytes);
        } catch (XMLStreamException e) {
            throw broken();
        }
    }

    private static XMLInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Goes on to the next event; false at the end. */
    boolean advance() {
        try {
            if (!reader.hasNext()) {
                return false;
            }
            if (reader.next() == XMLStreamConstants.DTD) {
                throw new BadFile("imports.file.documentType", name);
            }
            return true;
        } catch (XMLStreamException e) {
            throw broken();
        }
    }

    /** The local name of the element that begins here, or an empty text. */
    String begins() {
        return reader.getEventType() == XMLStreamConstants.START_ELEMENT ? reader.getLocalName() : "";
    }

    /** The local name of the element that ends here, or an empty text. */
    String ends() {
        return reader.getEventType() == XMLStreamConstants.END_ELEMENT ? reader.getLocalName() : "";
    }

    /** Appends the text that stands here, if any; it is parsed only now. */
    void text(StringBuilder target) {
        try {
            if (reader.isCharacters()) {
                target.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
            }
        } catch (WstxLazyException e) {
            throw broken();
        }
    }

    /** By local name, whatever the prefix; null where absent. */
    String attribute(String local) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(local)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    BadFile broken() {
        return new BadFile("imports.file.broken", name);
    }

    @Override
    public void close() {
        try {
            reader.close();
            bytes.close();
        } catch (XMLStreamException | IOException e) {
            throw broken();
        }
    }
}
