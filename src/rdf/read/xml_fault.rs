//! The ways in which XML fails to be well-formed (XML 1.0, fifth edition; Namespaces in XML 1.0).

/// Why XML is not well-formed. The words for each are a table of `description`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum XmlFault {
    /// A blank, a comment or a second byte-order mark before `<?xml`.
    BeforeDeclaration,
    /// A second XML declaration, or one within the document.
    SecondDeclaration,
    /// `<?XML` and the like: the name is reserved.
    ReservedTarget,
    /// A declaration whose parts are missing or in the wrong order.
    Declaration,
    /// A version of XML that there is not.
    Version,
    /// An encoding that is not known.
    UnknownEncoding,
    /// The declaration names an encoding of two or four bytes a character, and the file is not written in it.
    WideEncoding,
    /// The bytes are not in the declared encoding.
    NotInEncoding,
    /// A character that XML does not allow.
    Character,
    /// A reference to a character that XML does not allow, or with wrong digits.
    CharacterReference,
    /// `--` within a comment, or `--->` at its end.
    Comment,
    /// A comment that is not ended.
    OpenComment,
    /// A CDATA section that is not ended.
    OpenCdata,
    /// A processing instruction that is not ended.
    OpenInstruction,
    /// A processing instruction whose name is missing or wrong.
    InstructionName,
    /// `]]>` in text.
    CdataEnd,
    /// Text before or after the root element.
    TextOutside,
    /// A second root element.
    SecondRoot,
    /// No element at all.
    NoElement,
    /// `<!` that begins nothing known here.
    UnknownDeclaration,
    /// A document type declaration after the root element has begun, or a second one.
    LateDoctype,
    /// A document type declaration that is not as it should be.
    Doctype,
    /// An entity that leads back to itself.
    EntityCircle,
    /// `<` that begins no tag.
    LessThan,
    /// `<` in an attribute value.
    LessThanInValue,
    /// A tag that is not ended.
    OpenTag,
    /// An end tag that fits no start tag.
    EndTag,
    /// An end tag with more than its name.
    EndTagContent,
    /// Attributes that no blank separates.
    NoBlank,
    /// An attribute without `=` and a value.
    NoValue,
    /// An attribute value without quotation marks.
    NoQuotes,
    /// A quotation mark that is not closed.
    OpenQuotes,
    /// The same attribute twice.
    AttributeTwice,
    /// One attribute under two prefixes of one namespace.
    AttributeTwiceByNamespace,
    /// A name that cannot be one: begun with a digit, with two colons, empty before or after the colon.
    Name,
    /// A prefix that is not declared.
    UndeclaredPrefix,
    /// A prefix bound to no namespace.
    EmptyNamespace,
    /// `xml` or `xmlns`, or their namespaces, bound to something else.
    ReservedPrefix,
}
