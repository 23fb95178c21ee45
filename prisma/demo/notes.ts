/** What people write beside “not yet”; each fits any standard. */
export const notYetNotes = [
  "Ik wist niet dat deze norm ook voor mijn werk geldt.",
  "Ik ben er nog niet aan toegekomen. Volgende maand begin ik ermee.",
  "We hebben hier in het team nog geen afspraak over.",
  "Niemand heeft me nog voorgedaan hoe dit hier gaat.",
  "Ik kan nu niet zien hoe het gaat, dus ik let er niet op.",
  "De lijst waarin dit hoort te staan, gebruik ik nog niet.",
  "In drukke weken valt dit bij mij als eerste weg.",
  "Ik sta vaak alleen, en dan kies ik voor wie er voor me staat.",
  "Ik heb het een week geprobeerd en daarna losgelaten.",
  "Ik wil dit eerst een keer samen met een collega doen.",
  "Het systeem laat me dit nog niet zien.",
  "Hier heb ik een korte uitleg bij nodig.",
  "Sinds het nieuwe rooster is dit blijven liggen.",
  "Ik dacht dat een collega dit deed. Dat hebben we nu uitgesproken.",
  "Ik vergeet het. Een briefje bij mijn werkplek zou helpen.",
  "We houden dit in ons team nog niet bij.",
  "Deze ronde heb ik er niet op gelet. Volgende ronde wel.",
  "Ik was nog aan het inwerken, dus dit kwam er niet van.",
  "Ik doe het op mijn eigen manier, en die past niet bij deze norm.",
  "Er zit te weinig ruimte in mijn dag om dit erbij te doen.",
  "De laatste wijziging van deze norm had ik nog niet gelezen.",
  "Ik vind dit lastig en stel het daarom uit.",
  "We zijn met te weinig mensen op de uren waarop dit speelt.",
  "Ik mis hiervoor een vast moment in de week.",
  "Hier wil ik het met mijn leidinggevende over hebben.",
  "Ik had er nooit bij stilgestaan dat iemand hierop wacht.",
  "Dit lukt pas als we beter aan elkaar overdragen.",
  "Mijn cijfers hierover zijn niet volledig, dus ik kies de laagste trede.",
];

/** What people write beside “sometimes” and “mostly”. */
export const betweenNotes = [
  "In de spits blijft dit het lastigst.",
  "Sinds we dit in het weekoverleg bespreken, gaat het beter.",
  "Op maandag haal ik het minder vaak dan op de andere dagen.",
  "Ik heb het een week geturfd en daar deze keuze op gebaseerd.",
  "Het ging deze ronde een paar keer mis, en dat heb ik rechtgezet.",
  "Bij wie ik ken lukt het, bij anderen nog niet elke keer.",
  "Ik twijfelde tussen twee niveaus en koos het laagste.",
  "Toen ik alleen stond, schoot het erbij in.",
  "Als ik moet overdragen, kan het nog beter.",
  "Vorige ronde koos ik een niveau lager.",
  "In de vakantieweken was het minder.",
  "Ik doe het, maar schrijf het niet altijd op.",
];

/** What people write beside “always”. */
export const alwaysNotes = [
  "Een collega keek mee en zag hetzelfde.",
  "Dit gaat vanzelf sinds het in mijn dagstart zit.",
  "De nieuwe lijst helpt. Ik hoef er niet meer aan te denken.",
  "Ik heb het een week geturfd, en er zat geen uitzondering bij.",
  "Vorige ronde koos ik een niveau lager.",
  "Ook in de drukste week, dankzij de afspraak in ons team.",
  "Hier ben ik trots op.",
];
