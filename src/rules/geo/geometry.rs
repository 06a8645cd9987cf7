//! WKT (well-known text) parser for the geometries in catalogues.

mod parser;

pub(super) use parser::WktError;
use parser::{GeometryType, Parser};

/// A parsed geometry.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Geometry {
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

/// Parses a `GeoSPARQL` WKT literal, with or without the IRI of a coordinate reference system.
pub(super) fn read(text: &str) -> Result<Geometry, WktError> {
    let (system, rest) = system(text.trim());
    if rest.is_empty() {
        return Err(WktError::Empty);
    }
    let mut parser = Parser {
        rest,
        points: Vec::new(),
        depth: 0,
    };
    let kind = parser.geometry().map_err(|error| match error {
        WktError::GeometryType => other_notation(rest),
        error => error,
    })?;
    if kind != GeometryType::Rare && !parser.rest.trim_start().is_empty() {
        return Err(parser.syntax());
    }
    let points = parser.points;
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
    Ok(Geometry { system, points })
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
pub(super) fn swap_axes(text: &str) -> String {
    let mut swapped = String::with_capacity(text.len());
    for part in text.split_inclusive(['(', ')', ',']) {
        let body = part.trim_end_matches(['(', ')', ',']);
        let numbers: Vec<&str> = body.split_whitespace().collect();
        let is_point = numbers.len() > 1 && numbers.iter().all(|one| one.parse::<f64>().is_ok());
        if is_point {
            let space = body.len() - body.trim_start().len();
            swapped.push_str(&body[..space]);
            let mut order = numbers;
            order.swap(0, 1);
            swapped.push_str(&order.join(" "));
        } else {
            swapped.push_str(body);
        }
        swapped.push_str(&part[body.len()..]);
    }
    swapped
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
        assert_eq!(swap_axes("POINT Z (59 18 4)"), "POINT Z (18 59 4)");
        assert_eq!(
            swap_axes("POLYGON((59 18, 60 18, 60 19, 59 18))"),
            "POLYGON((18 59, 18 60, 19 60, 18 59))"
        );
    }
}
