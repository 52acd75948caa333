"""Small words for reading XML by local names, and the only way XML is parsed here."""

from lxml import etree

from console.hub.core.reports import Unusable


def parse(raw: bytes) -> "etree._Element":
    """Return the root of a document; nothing is ever loaded for it.

    Raises:
        Unusable: `bad_xml`, or `xml_doctype`.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        code = "xml_doctype" if b"<!DOCTYPE" in raw[:4096] else "bad_xml"
        raise Unusable(code, str(error)[:200]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unusable("xml_doctype", local(root))
    return root


def local(element: "etree._Element") -> str:
    """Return the name of an element without its namespace; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: "etree._Element") -> str:
    """Return the namespace of an element, empty when it has none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def text(element: "etree._Element | None") -> str:
    """Return all text inside an element; empty for comments and for None."""
    if element is None or not local(element):
        return ""
    return "".join(str(piece) for piece in element.itertext()).strip()


def texts(element: "etree._Element") -> dict[str, str]:
    """Return the texts of an element's children; of several of one name the first."""
    found: dict[str, str] = {}
    for child in element:
        if local(child):
            found.setdefault(local(child), text(child))
    return found
