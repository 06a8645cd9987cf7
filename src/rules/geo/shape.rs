//! WKT (well-known text) parser for the geometries in catalogues.

/// A parsed geometry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    /// Coordinate reference system.
    pub(super) system: System,
    /// The first two numbers of each coordinate.
    pub(super) points: Vec<(f64, f64)>,
}

/// Axis order and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum System {
    /// Degrees, longitude first: CRS84, the default.
    LongitudeFirst,
    /// Degrees, latitude first: EPSG 4326.
    LatitudeFirst,
    /// Another coordinate reference system.
    Other,
}

/// Why a text is no valid WKT.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WktError {
    /// No text after the coordinate reference system.
    Empty,
    /// Unknown geometry type.
    GeometryType,
    /// EWKT, `SRID=3006;…`: the code, and the rest.
    Srid(String, String),
    /// It is `GeoJSON`.
    Json,
    /// `BOX(…)` of PostGIS.
    Box,
    /// Unexpected brackets, commas or numbers: the rest of the text.
    Syntax(String),
    /// A line or ring with too few points.
    Short,
    /// A ring that is not closed.
    Open,
    /// Coordinates outside the valid range.
    Range(f64, f64),
}

/// Structure of a geometry's brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GeometryType {
    Point,
    Line,
    Polygon,
    Points,
    Lines,
    Polygons,
    Collection,
    /// `ENVELOPE(west, east, north, south)`.
    Envelope,
    /// A type whose coordinates are not read.
    Rare,
}

/// Parses a `GeoSPARQL` WKT literal, with or without the IRI of a coordinate reference system.
pub(super) fn read(text: &str) -> Result<Shape, WktError> {
    let (system, rest) = system(text.trim());
    if rest.is_empty() {
        return Err(WktError::Empty);
    }
    let mut reader = Reader {
        rest,
        points: Vec::new(),
        depth: 0,
    };
    let kind = reader.shape().map_err(|fault| match fault {
        WktError::GeometryType => other_notation(rest),
        fault => fault,
    })?;
    if kind != GeometryType::Rare && !reader.rest.trim_start().is_empty() {
        return Err(reader.syntax());
    }
    let points = reader.points;
    if kind != GeometryType::Rare && points.is_empty() {
        return Err(WktError::Empty);
    }
    if let Some((x, y)) = points.iter().find(|point| !on_earth(system, **point)) {
        return Err(WktError::Range(*x, *y));
    }
    let system = match kind {
        // The numbers of an envelope have another order.
        GeometryType::Envelope => System::Other,
        _ => system,
    };
    Ok(Shape { system, points })
}

/// The error for a text that does not begin with a geometry type.
fn other_notation(text: &str) -> WktError {
    let starts = |sign: &str| {
        let start = text.get(..sign.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(sign))
    };
    if starts("SRID=") {
        let named = text["SRID=".len()..].split_once(';');
        let is_code = |code: &str| !code.is_empty() && code.bytes().all(|b| b.is_ascii_digit());
        if let Some((code, rest)) = named.filter(|(code, _)| is_code(code.trim())) {
            return WktError::Srid(code.trim().to_owned(), rest.trim().to_owned());
        }
    }
    if text.starts_with('{') {
        WktError::Json
    } else if starts("BOX") {
        WktError::Box
    } else {
        WktError::GeometryType
    }
}

/// The same text with the first two numbers of each coordinate swapped.
pub(super) fn turned(text: &str) -> String {
    let mut turned = String::with_capacity(text.len());
    for part in text.split_inclusive(['(', ')', ',']) {
        let body = part.trim_end_matches(['(', ')', ',']);
        let numbers: Vec<&str> = body.split_whitespace().collect();
        let is_point = numbers.len() > 1 && numbers.iter().all(|one| one.parse::<f64>().is_ok());
        if is_point {
            let space = body.len() - body.trim_start().len();
            turned.push_str(&body[..space]);
            let mut order = numbers;
            order.swap(0, 1);
            turned.push_str(&order.join(" "));
        } else {
            turned.push_str(body);
        }
        turned.push_str(&part[body.len()..]);
    }
    turned
}

fn system(text: &str) -> (System, &str) {
    let named = text.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    let Some((iri, rest)) = named else {
        return (System::LongitudeFirst, text);
    };
    let system = if iri.contains("CRS84") {
        System::LongitudeFirst
    } else if iri.contains("EPSG") && iri.trim_end_matches('/').ends_with("4326") {
        System::LatitudeFirst
    } else {
        System::Other
    };
    (system, rest.trim_start())
}

fn on_earth(system: System, (x, y): (f64, f64)) -> bool {
    let (longitude, latitude) = match system {
        System::LongitudeFirst => (x, y),
        // Longitude first is a common mistake, and reported by another rule.
        System::LatitudeFirst if x.abs() > 90.0 => (x, y),
        System::LatitudeFirst => (y, x),
        System::Other => return true,
    };
    // A bounding box across the antimeridian may exceed 180.
    (-180.0..=360.0).contains(&longitude) && latitude.abs() <= 90.0
}

/// The remaining text, and the points so far.
struct Reader<'t> {
    rest: &'t str,
    points: Vec<(f64, f64)>,
    /// Nesting of collections.
    depth: u32,
}

/// Maximum nesting of collections (stack depth).
const DEEPEST: u32 = 16;

impl Reader<'_> {
    fn shape(&mut self) -> Result<GeometryType, WktError> {
        let kind = self.kind()?;
        let before = self.rest;
        if self.word().eq_ignore_ascii_case("EMPTY") {
            return Ok(kind);
        }
        self.rest = before;
        match kind {
            GeometryType::Point => self.list(&mut Self::point)?,
            GeometryType::Line => self.line(2)?,
            GeometryType::Polygon => self.list(&mut Self::ring)?,
            GeometryType::Points => self.list(&mut Self::point_in_brackets)?,
            GeometryType::Lines => self.list(&mut |reader| reader.line(2))?,
            GeometryType::Polygons => self.list(&mut |reader| reader.list(&mut Self::ring))?,
            GeometryType::Collection if self.depth == DEEPEST => return Err(self.syntax()),
            GeometryType::Collection => {
                self.depth += 1;
                self.list(&mut |reader| reader.shape().map(|_| ()))?;
                self.depth -= 1;
            }
            GeometryType::Envelope => self.envelope()?,
            GeometryType::Rare => {}
        }
        Ok(kind)
    }

    /// The geometry type, and whether points have a height or measure.
    fn kind(&mut self) -> Result<GeometryType, WktError> {
        let name = self.word().to_ascii_uppercase();
        let before = self.rest;
        if !["Z", "M", "ZM"].contains(&self.word().to_ascii_uppercase().as_str()) {
            self.rest = before;
        }
        Ok(match name.trim_end_matches(['Z', 'M']) {
            "POINT" => GeometryType::Point,
            "LINESTRING" => GeometryType::Line,
            "POLYGON" => GeometryType::Polygon,
            "MULTIPOINT" => GeometryType::Points,
            "MULTILINESTRING" => GeometryType::Lines,
            "MULTIPOLYGON" => GeometryType::Polygons,
            "GEOMETRYCOLLECTION" => GeometryType::Collection,
            "ENVELOPE" => GeometryType::Envelope,
            "TRIANGLE" | "TIN" | "POLYHEDRALSURFACE" | "CIRCULARSTRING" | "COMPOUNDCURVE"
            | "CURVEPOLYGON" | "MULTICURVE" | "MULTISURFACE" | "LINEARRING" => GeometryType::Rare,
            _ => return Err(WktError::GeometryType),
        })
    }

    /// A list: `(item, item …)`.
    fn list(
        &mut self,
        item: &mut dyn FnMut(&mut Self) -> Result<(), WktError>,
    ) -> Result<(), WktError> {
        self.sign('(')?;
        item(self)?;
        while self.is_next(',') {
            self.sign(',')?;
            item(self)?;
        }
        self.sign(')')
    }

    fn line(&mut self, least: usize) -> Result<(), WktError> {
        let first = self.points.len();
        self.list(&mut Self::point)?;
        if self.points.len() - first < least {
            return Err(WktError::Short);
        }
        Ok(())
    }

    fn ring(&mut self) -> Result<(), WktError> {
        let first = self.points.len();
        self.line(1)?;
        let ring = &self.points[first..];
        if ring.first() != ring.last() || ring.len() == 1 {
            return Err(WktError::Open);
        }
        if ring.len() < 4 {
            Err(WktError::Short)
        } else {
            Ok(())
        }
    }

    fn point_in_brackets(&mut self) -> Result<(), WktError> {
        if self.is_next('(') {
            return self.list(&mut Self::point);
        }
        self.point()
    }

    fn point(&mut self) -> Result<(), WktError> {
        let (x, y) = (self.number()?, self.number()?);
        let mut more = 0;
        while !self.is_next(',') && !self.is_next(')') {
            self.number()?;
            more += 1;
        }
        if more > 2 {
            return Err(self.syntax());
        }
        self.points.push((x, y));
        Ok(())
    }

    fn envelope(&mut self) -> Result<(), WktError> {
        let mut sides = Vec::new();
        self.list(&mut |reader| {
            sides.push(reader.number()?);
            Ok(())
        })?;
        let [west, east, north, south] = sides[..] else {
            return Err(self.syntax());
        };
        self.points.extend([(west, south), (east, north)]);
        Ok(())
    }

    fn word(&mut self) -> String {
        self.rest = self.rest.trim_start();
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word.to_owned()
    }

    fn number(&mut self) -> Result<f64, WktError> {
        self.rest = self.rest.trim_start();
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_digit() && !"+-.eE".contains(c))
            .unwrap_or(self.rest.len());
        let number = self.rest[..end].parse::<f64>();
        let number = number.ok().filter(|number| number.is_finite());
        let number = number.ok_or_else(|| self.syntax())?;
        self.rest = &self.rest[end..];
        Ok(number)
    }

    fn is_next(&self, sign: char) -> bool {
        self.rest.trim_start().starts_with(sign)
    }

    fn sign(&mut self, sign: char) -> Result<(), WktError> {
        let rest = self.rest.trim_start().strip_prefix(sign);
        self.rest = rest.ok_or_else(|| self.syntax())?;
        Ok(())
    }

    /// A syntax error at the current position, with the next few words.
    fn syntax(&self) -> WktError {
        WktError::Syntax(self.rest.trim_start().chars().take(20).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read() {
        for text in [
            "POINT(18.1 59.3)",
            "POINT Z (18.1 59.3 12)",
            "POINTZ(18.1 59.3 12)",
            "point ( 18.1 59.3 )",
            "LINESTRING(18 59, 19 60)",
            "POLYGON((18 59,19 59,19 60,18 59))",
            "POLYGON((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))",
            "MULTIPOINT(18 59, 19 60)",
            "MULTIPOINT((18 59), (19 60))",
            "MULTIPOLYGON(((18 59,19 59,19 60,18 59)))",
            "GEOMETRYCOLLECTION(POINT(18 59), LINESTRING(18 59, 19 60))",
            "ENVELOPE(10, 25, 69, 55)",
            "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(18 59)",
            "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(59 18)",
            "<http://www.opengis.net/def/crs/EPSG/0/3006> POINT(674032 6580822)",
            "POLYGON((170 -10,195 -10,195 10,170 10,170 -10))",
            "TIN(((0 0, 0 1, 1 1, 0 0)))",
        ] {
            assert!(read(text).is_ok(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn faults_are_told_apart() {
        for (text, fault) in [
            ("", WktError::Empty),
            ("POLYGON EMPTY", WktError::Empty),
            ("59.3, 18.1", WktError::GeometryType),
            (
                "SRID=3006;POINT(674032 6580822)",
                WktError::Srid("3006".to_owned(), "POINT(674032 6580822)".to_owned()),
            ),
            ("SRID=x;POINT(18 59)", WktError::GeometryType),
            (r#"{"type": "Point"}"#, WktError::Json),
            ("BOX(18 59,19 60)", WktError::Box),
            ("POINT(18.1, 59.3)", WktError::Syntax(", 59.3)".to_owned())),
            ("POINT(18.1 59.3", WktError::Syntax(String::new())),
            ("POINT(18,1 59,3)", WktError::Syntax(",1 59,3)".to_owned())),
            ("POLYGON((18 59,19 59,19 60,18 60))", WktError::Open),
            ("POLYGON((18 59,19 59,18 59))", WktError::Short),
            ("LINESTRING(18 59)", WktError::Short),
            (
                "POINT(674032 6580822)",
                WktError::Range(674_032.0, 6_580_822.0),
            ),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn coordinates_turn() {
        assert_eq!(turned("POINT Z (59 18 4)"), "POINT Z (18 59 4)");
        assert_eq!(
            turned("POLYGON((59 18, 60 18, 60 19, 59 18))"),
            "POLYGON((18 59, 18 60, 19 60, 18 59))"
        );
    }
}
