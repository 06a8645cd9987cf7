//! Given names common in Sweden.

/// Whether the word, folded as by `contact::fold`, is a given name.
pub(super) fn is_one(word: &str) -> bool {
    NAMES.binary_search(&word).is_ok()
}

/// Sorted, without diacritics.
#[rustfmt::skip]
static NAMES: [&str; 461] = [
    "adam", "agnes", "agneta", "ahmed", "ake", "albin", "alexander", "alexandra", "alfred", "ali",
    "alice", "allan", "alma", "alva", "alvin", "amanda", "anders", "andrea", "andreas", "andrej",
    "anette", "angelica", "angelika", "anita", "ann", "anna", "anne", "anneli", "annette", "annika",
    "anton", "antti", "arne", "aron", "arvid", "asa", "ase", "astrid", "august", "axel", "barbro",
    "beatrice", "bengt", "benjamin", "benny", "berit", "berndt", "bernt", "bertil", "birger",
    "birgit", "birgitta", "bjorn", "bo", "bodil", "borje", "britt", "camilla", "carin", "carina",
    "carl", "carolina", "caroline", "casper", "catarina", "cecilia", "charlie", "charlotta",
    "charlotte", "christer", "christian", "christina", "christoffer", "claes", "clara", "conny",
    "conrad", "dagny", "dan", "daniel", "daniella", "david", "dennis", "ebba", "edith", "edvard",
    "edvin", "einar", "elias", "elin", "elina", "elisabet", "elisabeth", "elise", "ella", "ellen",
    "ellinor", "elliot", "elsa", "emelie", "emil", "emilia", "emily", "emma", "eric", "erica",
    "erik", "erika", "eskil", "ester", "eva", "evert", "fanny", "fatima", "felicia", "felix",
    "filip", "filippa", "folke", "frank", "frans", "fredrik", "freja", "frida", "fritz", "gabriel",
    "gabriella", "georg", "gerd", "gert", "goran", "gosta", "gottfrid", "greger", "greta", "gudrun",
    "gun", "gunilla", "gunnar", "gunnel", "gustaf", "gustav", "hakan", "hampus", "hanna", "hans",
    "harald", "harry", "hassan", "hasse", "hedda", "hedvig", "helen", "helena", "helene", "henrik",
    "henry", "hilda", "hjalmar", "holger", "hugo", "hussein", "ibrahim", "ida", "ines", "inge",
    "ingegerd", "ingela", "ingemar", "inger", "ingrid", "ingvar", "irene", "iris", "irma",
    "isabella", "isabelle", "isak", "ivan", "jacob", "jakob", "jan", "jari", "jarl", "jasmine",
    "jeanette", "jenny", "jens", "jerker", "jesper", "jessica", "jimmy", "joachim", "joakim",
    "joel", "johan", "johanna", "johannes", "john", "johnny", "jonas", "jonatan", "jonathan",
    "jonny", "jorgen", "josef", "josefin", "josefine", "josephine", "juhani", "jukka", "julia",
    "julius", "kaj", "kajsa", "kalle", "kamilla", "karin", "karina", "karl", "karolin", "karolina",
    "kasper", "katarina", "katja", "kenneth", "kent", "kerstin", "kevin", "kim", "kjell", "klara",
    "klas", "konrad", "krister", "kristian", "kristina", "kristofer", "kristoffer", "kurt", "laila",
    "lars", "lasse", "leif", "leila", "lena", "lennart", "leo", "leon", "liam", "lina", "linda",
    "linnea", "linus", "lisa", "lisbet", "lisbeth", "liv", "loke", "lotta", "louise", "lova",
    "lovisa", "lucas", "ludvig", "lukas", "madeleine", "magdalena", "magnus", "maj", "maja",
    "malin", "malou", "malte", "manfred", "mans", "marcus", "margareta", "maria", "marianne",
    "marie", "marita", "markus", "marta", "marten", "martin", "mathias", "mathilda", "matilda",
    "mats", "matti", "mattias", "maud", "melker", "micael", "michael", "michaela", "mikael",
    "mikaela", "milo", "miriam", "moa", "mohamed", "mohammad", "mohammed", "molly", "mona",
    "monica", "monika", "morgan", "mustafa", "natalie", "nathalie", "nellie", "nicklas", "niclas",
    "niklas", "nikola", "nils", "nina", "noah", "noel", "nora", "ojvind", "ola", "olga", "olivia",
    "olle", "olof", "olov", "omar", "orvar", "oscar", "oskar", "osten", "osvald", "otto", "ove",
    "pal", "par", "patric", "patrick", "patrik", "paul", "paula", "pelle", "per", "pernilla",
    "peter", "petra", "petter", "philip", "pia", "pierre", "pontus", "ragnar", "ralf", "rasmus",
    "rebecca", "rebecka", "reine", "richard", "rickard", "rikard", "ritva", "robert", "robin",
    "roger", "roland", "rolf", "ronny", "rose", "rune", "rut", "ruth", "saga", "samuel", "sandra",
    "sara", "sebastian", "selma", "signe", "sigvard", "simon", "siri", "siv", "sixten", "sofia",
    "sofie", "solve", "solveig", "sonja", "staffan", "stefan", "stella", "sten", "stig", "stina",
    "sture", "sune", "susanna", "susanne", "suzanne", "svante", "sven", "ted", "teodor", "teresa",
    "terese", "theodor", "therese", "thomas", "tilda", "tim", "timo", "tina", "tobias", "tomas",
    "tomasz", "tommy", "tony", "tor", "torbjorn", "tord", "tore", "torkel", "torsten", "tove",
    "ture", "tuva", "tyra", "ulf", "ulla", "ulrica", "ulrika", "uno", "urban", "ursula", "valter",
    "vanja", "vera", "verner", "veronica", "veronika", "victor", "victoria", "viggo", "viktor",
    "viktoria", "vilhelm", "vilma", "vincent", "viveca", "walter", "wilhelm", "william", "wilma",
    "ylva", "yngve", "yvonne", "zahra",
];

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_stand_in_order() {
        assert!(NAMES.is_sorted());
    }
}
