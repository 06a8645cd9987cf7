//! Recursive descent parser of WKT geometries.

/// Why a text is no valid WKT.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rules::geo) enum WktError {
    /// No text after the coordinate reference system.
    Empty,
    /// Unknown geometry type.
    GeometryType,
    /// EWKT, `SRID=3006;…`: the code, and the rest.
    Srid(String, String),
    /// It is `GeoJSON`.
    Json,
    /// `BOX(…)`, as `PostGIS` has it.
    Box,
    /// Unexpected brackets, commas or numbers: the rest of the text.
    Syntax(String),
    /// A line or ring with too few points.
    Short,
    /// A ring that is not closed.
    Open,
    /// An envelope whose sides are in another order than west, east, north, south.
    Sides,
    /// Coordinates outside the valid range.
    Range(f64, f64),
}

/// Structure of a geometry's brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum GeometryType {
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

/// The remaining text, and the points so far.
pub(super) struct Parser<'t> {
    pub(super) rest: &'t str,
    pub(super) points: Vec<(f64, f64)>,
    /// Nesting of collections.
    pub(super) depth: u32,
}

/// Maximum nesting of collections (stack depth).
const DEEPEST: u32 = 16;

impl Parser<'_> {
    /// Parses a geometry, and collects its points.
    pub(super) fn geometry(&mut self) -> Result<GeometryType, WktError> {
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
            GeometryType::Lines => self.list(&mut |parser| parser.line(2))?,
            GeometryType::Polygons => self.list(&mut |parser| parser.list(&mut Self::ring))?,
            GeometryType::Collection if self.depth == DEEPEST => return Err(self.syntax()),
            GeometryType::Collection => {
                self.depth += 1;
                self.list(&mut |parser| parser.geometry().map(|_| ()))?;
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
        self.list(&mut |parser| {
            sides.push(parser.number()?);
            Ok(())
        })?;
        let [west, east, north, south] = sides[..] else {
            return Err(self.syntax());
        };
        if south > north {
            return Err(WktError::Sides);
        }
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
    pub(super) fn syntax(&self) -> WktError {
        WktError::Syntax(self.rest.trim_start().chars().take(20).collect())
    }
}
