import type { DemoStandard } from "../standard.ts";

export default [
  {
    code: "VLE-SAL-01",
    principle: "consistency",
    also: ["expectation"],
    values: ["familiar", "together"],
    touchpoint: "arrival",
    channels: ["face"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 98,
    weight: 3,
    critical: true,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Elke klant krijgt een welkom, een drankje en een afronding",
      summary:
        "Wie in een van de negen steden binnenloopt, wordt begroet, krijgt iets te drinken en gaat verzorgd de deur uit.",
      why: "Een klant in Venlo krijgt niet minder dan een klant in Groningen. Vaste momenten maken elke salon herkenbaar, ook voor wie er voor het eerst komt. Wat ertussen gebeurt, vult iedere kapper op de eigen manier in.",
      contact: "per bezoek",
      population: "van alle bezoeken",
      observed:
        "De kapper vinkt de momenten aan op de klantkaart. Eens per kwartaal kijkt een collega uit een andere stad bij 10 bezoeken mee en telt wat er gebeurt.",
      conditions: [
        "Het welkom: een blik, een groet en een plek voor de jas.",
        "Het drankje: koffie, thee of water, aangeboden voordat het knippen begint. Weigeren mag en telt als gegeven.",
        "De afronding: haar in model, nek en schouders schoon, een groet bij de deur.",
        "Telt niet: wie alleen een product koopt.",
      ],
      missed:
        "Haal in wat je oversloeg voordat de klant buiten staat. Kan dat niet meer, zet het dan op de klantkaart, zodat het volgende bezoek ermee begint.",
      evidence:
        "Het volgt uit onze missie, vertrouwd waar je ook binnenloopt, en de negen salons kozen deze momenten samen als begin en eind van elk bezoek.",
      levels: [
        "Ik begin met knippen en denk niet aan welkom, drankje of afronding.",
        "Ik heet klanten welkom, maar drankje of afronding sla ik nog vaak over.",
        "Ik doe ze alle drie, behalve als alle stoelen bezet zijn en de volgende al wacht.",
        "Ik geef elke klant een welkom, een drankje en een afronding, ook op een volle zaterdagmiddag.",
      ],
    },
    en: {
      statement: "Every client gets a welcome, a drink and a finish",
      summary:
        "Walk into any of our nine towns and you are greeted, handed something to drink and sent off looking cared for.",
      why: "A client in Venlo gets no less than a client in Groningen. Fixed moments make every salon recognisable, even on a first visit. What happens in between is up to each hairdresser’s own style.",
      contact: "each visit",
      population: "of all visits",
      observed:
        "The hairdresser ticks the moments on the client card. Once a quarter a colleague from another town sits in on 10 visits and counts what happens.",
      conditions: [
        "The welcome: eye contact, a greeting and a place for the coat.",
        "The drink: coffee, tea or water, offered before cutting starts. Turning it down is fine and counts as given.",
        "The finish: hair styled, neck and shoulders brushed clean, a goodbye at the door.",
        "Not counted: people who only come in for a product.",
      ],
      missed:
        "Make up for what you skipped before the client is outside. If it is too late, put it on the client card so that the next visit starts with it.",
      evidence:
        "It follows from our mission, familiar wherever you walk in, and the nine salons chose these moments together as the start and end of every visit.",
      levels: [
        "I start cutting and give no thought to the welcome, the drink or the finish.",
        "I welcome clients, but I still often skip the drink or the finish.",
        "I do all three, except when every chair is taken and the next client is waiting.",
        "I give every client a welcome, a drink and a finish, even on a packed Saturday afternoon.",
      ],
    },
    history: [
      {
        months: 26,
        change: "material",
        note: { nl: "Eerste uitgave, met welkom en drankje.", en: "First edition, with a welcome and a drink." },
        was: {
          target: 90,
          nl: {
            statement: "Elke klant krijgt een welkom en een drankje",
            summary:
              "Wie in een van de negen steden binnenloopt, wordt begroet en krijgt iets te drinken.",
            conditions: [
              "Het welkom: een blik, een groet en een plek voor de jas.",
              "Het drankje: koffie, thee of water, aangeboden voordat het knippen begint. Weigeren mag en telt als gegeven.",
              "Telt niet: wie alleen een product koopt.",
            ],
            missed:
              "Wat je oversloeg, haal je in vóór het vertrek. Is de klant al weg, dan noteer je het voor de volgende keer.",
            evidence:
              "Het volgt uit onze missie, vertrouwd waar je ook binnenloopt, en de negen salons kozen deze momenten samen als begin van elk bezoek.",
            levels: [
              "Ik begin met knippen en denk niet aan welkom of drankje.",
              "Ik heet klanten welkom, maar het drankje sla ik nog vaak over.",
              "Ik doe ze allebei, behalve als alle stoelen bezet zijn en de volgende al wacht.",
              "Ik geef elke klant een welkom en een drankje, ook op een volle zaterdagmiddag.",
            ],
          },
          en: {
            statement: "Every client gets a welcome and a drink",
            summary:
              "Walk into any of our nine towns and you are greeted and handed something to drink.",
            conditions: [
              "The welcome: eye contact, a greeting and a place for the coat.",
              "The drink: coffee, tea or water, offered before cutting starts. Turning it down is fine and counts as given.",
              "Not counted: people who only come in for a product.",
            ],
            missed:
              "Whatever you skipped, you make up for before departure. If the client has already left, note it for next time.",
            evidence:
              "It follows from our mission, familiar wherever you walk in, and the nine salons chose these moments together as the start of every visit.",
            levels: [
              "I start cutting and give no thought to the welcome or the drink.",
              "I welcome clients, but I still often skip the drink.",
              "I do both, except when every chair is taken and the next client is waiting.",
              "I give every client a welcome and a drink, even on a packed Saturday afternoon.",
            ],
          },
        },
      },
      {
        months: 19,
        change: "material",
        note: {
          nl: "De afronding hoort er voortaan bij, en het doel ging van 90 % naar 95 %.",
          en: "The finish was added, and the target went from 90% to 95%.",
        },
        was: {
          target: 95,
          nl: {
            missed:
              "Wat je oversloeg, haal je in vóór het vertrek. Is de klant al weg, dan noteer je het voor de volgende keer.",
          },
          en: {
            missed:
              "Whatever you skipped, you make up for before departure. If the client has already left, note it for next time.",
          },
        },
      },
      {
        months: 12,
        change: "material",
        note: { nl: "Doel van 95 % naar 98 % van de bezoeken.", en: "Target raised from 95% to 98% of visits." },
        was: {
          nl: {
            missed:
              "Wat je oversloeg, haal je in vóór het vertrek. Is de klant al weg, dan noteer je het voor de volgende keer.",
          },
          en: {
            missed:
              "Whatever you skipped, you make up for before departure. If the client has already left, note it for next time.",
          },
        },
      },
      {
        months: 5,
        change: "editorial",
        note: {
          nl: "Duidelijker opgeschreven wat je doet als er een moment is overgeslagen.",
          en: "Clearer wording of what to do when a moment was skipped.",
        },
      },
    ],
  },
  {
    code: "VLE-SAL-02",
    principle: "expectation",
    also: ["consistency"],
    values: ["familiar"],
    touchpoint: "waiting",
    channels: ["face"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 5,
    unit: "minutes",
    target: 90,
    weight: 3,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Wie een afspraak heeft, zit binnen 5 minuten na die tijd in de stoel",
      summary: "De afgesproken tijd is de tijd waarop het knippen begint, niet de tijd waarop het wachten begint.",
      why: "Een klant die tussen werk en school een halfuur vrijmaakt, rekent op dat halfuur. Lopen wij uit, dan betaalt de klant met eigen tijd. En wie eenmaal te laat begint, haalt dat de hele dag niet meer in.",
      contact: "per afspraak",
      population: "van alle afspraken",
      observed:
        "De agenda legt de afgesproken tijd vast, de kapper tikt de klant aan bij het plaatsnemen. Het verschil komt elke maandag per salon in een overzicht.",
      conditions: [
        "Telt vanaf de afgesproken tijd, ook als de klant eerder binnen is.",
        "Komt de klant later, dan telt de tijd vanaf binnenkomst.",
        "In de stoel is ook: aan de wasbak of in gesprek over het knippen.",
      ],
      missed:
        "Loop naar de klant, zeg hoeveel minuten het nog duurt en vraag of dat past. Past het niet, bied dan een andere kapper of een nieuwe tijd aan. Zet op de klantkaart dat je uitliep.",
      evidence:
        "In ons klantonderzoek van vorig jaar noemde 43 % op tijd beginnen als eerste verwachting, en gebruikelijke dienstverleningsnormen van gemeenten houden voor een bezoek op afspraak dezelfde grens aan.",
      levels: [
        "Ik kijk niet op de klok en begin als de vorige klant klaar is.",
        "Ik begin ’s ochtends op tijd, maar na de lunch loop ik uit.",
        "Ik begin op tijd, alleen na een kleurbehandeling loopt de volgende klant vertraging op.",
        "Ik begin bij elke afspraak op tijd, of regel vooraf dat een collega de klant ontvangt.",
      ],
    },
    en: {
      statement: "Clients with an appointment are in the chair within 5 minutes of its time",
      summary: "The agreed time is when the appointment starts, not when the waiting starts.",
      why: "A client who frees up half an hour between work and school is counting on that half hour. When we run over, the client pays with their own time. And a day that starts late stays late.",
      contact: "each appointment",
      population: "of all appointments",
      observed:
        "The diary holds the agreed time, and the hairdresser taps the client’s name as they sit down. The difference appears in an overview per salon every Monday.",
      conditions: [
        "Counted from the agreed time, even when the client is early.",
        "If the client is late, the time counts from arrival.",
        "In the chair includes being at the basin or talking through the cut.",
      ],
      missed:
        "Walk over, say how many more minutes it will be and ask whether that works. If it does not, offer another hairdresser or a new time. Note on the client card that you ran over.",
      evidence:
        "In last year’s client survey 43% named starting on time as their first expectation, and the usual service standards of local councils set the same limit for visits by appointment.",
      levels: [
        "I do not watch the clock and start when the previous client is done.",
        "I start on time in the morning, but after lunch I run over.",
        "I start on time, and only after a colour treatment does the next client have to wait.",
        "I start every appointment on time, or arrange beforehand for a colleague to receive the client.",
      ],
    },
    history: [
      {
        months: 26,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 10,
          target: 85,
          nl: {
            statement: "Wie een afspraak heeft, zit binnen 10 minuten na die tijd in de stoel",
          },
          en: {
            statement: "Clients with an appointment are in the chair within 10 minutes of its time",
          },
        },
      },
      {
        months: 14,
        change: "material",
        note: { nl: "Grens van 10 naar 5 minuten.", en: "Limit lowered from 10 to 5 minutes." },
        was: { target: 85 },
      },
      {
        months: 6,
        change: "material",
        note: { nl: "Doel van 85 % naar 90 % van de afspraken.", en: "Target raised from 85% to 90% of appointments." },
      },
    ],
  },
  {
    code: "VLE-SAL-03",
    principle: "consistency",
    also: ["expectation", "retention"],
    values: ["familiar"],
    touchpoint: "payment",
    channels: ["face"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 99,
    weight: 3,
    critical: true,
    source: "stakeholder",
    stakeholder: "government",
    nl: {
      statement: "De prijs aan de kassa is de prijs op de lijst, in alle negen steden",
      summary: "Knippen kost in Leeuwarden hetzelfde als in Breda, en op de bon staat niets wat niet op de lijst stond.",
      why: "Over geld wil een klant geen verrassing. Eén lijst voor alle salons betekent dat niemand hoeft te vergelijken of te vragen. Het scheelt ook jou een ongemakkelijk gesprek aan de kassa.",
      contact: "per bon",
      population: "van alle bonnen",
      observed:
        "De kassa vergelijkt elke regel met de geldende prijslijst en meldt afwijkingen. De salonmanager controleert daarnaast elke maand of de lijst bij de deur en bij de kassa dezelfde datum draagt.",
      conditions: [
        "Geldt voor knippen, kleuren, stylen en producten.",
        "Een toeslag telt als juist wanneer die op de lijst staat en vooraf is genoemd.",
        "Telt niet: cadeaubonnen en gratis herstel.",
      ],
      missed:
        "Corrigeer de bon waar de klant bij staat. Blijkt het later, betaal dan het verschil terug en laat weten hoe dat kwam.",
      evidence:
        "De overheid verlangt dat prijzen vooraf duidelijk te zien zijn, en wij willen bij een controle in elke salon hetzelfde kunnen tonen.",
      levels: [
        "Ik reken af op gevoel en kijk niet op de lijst.",
        "Ik gebruik de lijst voor knippen, maar schat de prijs bij kleur of lang haar.",
        "Ik reken af volgens de lijst, een toeslag noem ik pas aan de kassa.",
        "Ik reken elke regel af volgens de lijst en heb elke toeslag vooraf genoemd.",
      ],
    },
    en: {
      statement: "The price at the till is the price on the list, in all nine towns",
      summary: "A cut costs the same in Leeuwarden as in Breda, and nothing on the receipt was missing from the list.",
      why: "Nobody likes a surprise about money. One list for all salons means no client has to compare or ask. It also spares you an awkward conversation at the till.",
      contact: "each receipt",
      population: "of all receipts",
      observed:
        "The till checks every line against the current price list and reports differences. Each month the salon manager also checks that the list by the door and the one at the till carry the same date.",
      conditions: [
        "Applies to cutting, colouring, styling and products.",
        "A surcharge counts as correct when it is on the list and was mentioned beforehand.",
        "Not counted: gift vouchers and free repairs.",
      ],
      missed:
        "Correct the receipt while the client is with you. If it comes to light later, refund the difference and explain how it happened.",
      evidence:
        "Government requires prices to be clear beforehand, and at an inspection we want to show the same thing in every salon.",
      levels: [
        "I charge by feel and do not look at the list.",
        "I use the list for cuts, but estimate the price of colour or long hair.",
        "I charge by the list, but mention a surcharge only at the till.",
        "I charge every line by the list and have mentioned every surcharge beforehand.",
      ],
    },
    history: [
      {
        months: 20,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          nl: {
            summary: "De tarieven voor alle behandelingen zijn in de negen salons gelijk en staan zo ook op de bon.",
            missed:
              "Een onjuiste bon wordt gecorrigeerd in het bijzijn van de klant. Bij latere ontdekking volgt terugbetaling van het verschil met een verklaring.",
          },
          en: {
            summary: "Rates for all treatments are equal in the nine salons and appear as such on the receipt.",
            missed:
              "An incorrect receipt is corrected in the client’s presence. If discovered later, the difference is refunded with an explanation.",
          },
        },
      },
      {
        months: 8,
        change: "editorial",
        note: {
          nl: "Ambtelijke zinnen vervangen door gewone woorden.",
          en: "Official-sounding sentences replaced by plain words.",
        },
      },
    ],
  },
  {
    code: "VLE-SAL-04",
    principle: "consistency",
    also: ["expectation"],
    values: ["familiar", "skill"],
    touchpoint: "delivery",
    channels: ["face"],
    audience: "customers",
    measure: "duration",
    comparison: "least",
    limit: 4,
    unit: "minutes",
    target: 90,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "De hoofdmassage bij het wassen duurt in elke salon minstens 4 minuten",
      summary: "Wie achterover ligt aan de wasbak, krijgt in Tilburg even lang rust als in Amsterdam.",
      why: "Vraag klanten wat ze zich herinneren en ze noemen de wasbak. Het is het enige moment waarop niemand iets van hen wil. Juist dat moment mag niet afhangen van de stad of de drukte.",
      contact: "per wasbeurt",
      population: "van alle wasbeurten",
      observed:
        "Boven elke wasbak hangt een stille klok. Twee keer per kwartaal noteert een collega in één week de duur van 20 wasbeurten per salon.",
      conditions: [
        "Telt vanaf de eerste aanraking na het uitspoelen van de shampoo.",
        "Telt niet: klanten die liever geen massage willen, en haar dat in de verf staat.",
      ],
      missed:
        "Heb je moeten afbreken, zeg dat dan eerlijk. Bied een droge nekmassage in de stoel aan, of noteer op de klantkaart dat er bij het volgende bezoek langer de tijd is.",
      evidence:
        "Vakmanschap en vertrouwd zijn waarden van Vlecht, en de wasbak is de plek waar een klant ze allebei letterlijk voelt.",
      levels: [
        "Ik was het haar en ga door, een massage geef ik niet.",
        "Ik masseer als een klant erom vraagt of als ik ruim in de tijd zit.",
        "Ik masseer bijna iedereen, maar op drukke uren stop ik na 2 minuten.",
        "Ik neem er bij elke wasbeurt minstens 4 minuten voor, ook als er iemand wacht.",
      ],
    },
    en: {
      statement: "The head massage at the basin lasts at least 4 minutes in every salon",
      summary: "Lean back at the basin and you get the same stretch of quiet in Tilburg as in Amsterdam.",
      why: "Ask clients what they remember and they mention the basin. It is the one moment when nobody wants anything from them. That moment should not depend on the town or on how busy we are.",
      contact: "each wash",
      population: "of all washes",
      observed:
        "A silent clock hangs above every basin. Twice a quarter a colleague notes the length of 20 washes per salon in one week.",
      conditions: [
        "Counted from the first touch after the shampoo is rinsed out.",
        "Not counted: clients who would rather not have a massage, and hair with colour in it.",
      ],
      missed:
        "If you had to cut it short, say so honestly. Offer a dry neck massage in the chair, or note on the client card that there is more time at the next visit.",
      evidence:
        "Skill and being familiar are values of Vlecht, and the basin is where a client literally feels both.",
      levels: [
        "I wash the hair and move on, without a massage.",
        "I give a massage when a client asks or when I have time to spare.",
        "I give almost everyone a massage, but at busy hours I stop after 2 minutes.",
        "I take at least 4 minutes at every wash, even when someone is waiting.",
      ],
    },
  },
  {
    code: "VLE-SAL-05",
    principle: "consistency",
    also: ["colleagues"],
    values: ["skill", "together"],
    touchpoint: "arrival",
    channels: ["face"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 97,
    weight: 2,
    critical: false,
    source: "stakeholder",
    stakeholder: "association",
    nl: {
      statement: "Elke klant gaat zitten op een schone plek met ontsmet gereedschap",
      summary: "De stoel is leeg, de vloer is geveegd, en schaar en kam komen uit de ontsmetting.",
      why: "Een klant ziet het haar van een ander voordat die jou ziet. Een schone plek zegt zonder woorden dat je op iemand gerekend hebt. Het moet in alle salons gelijk zijn, want één vuile kam tekent ze alle negen.",
      contact: "per klantwissel",
      population: "van alle klantwissels",
      observed:
        "De salonmanager kijkt elke week op drie wisselende tijden naar alle stoelen en vult de hygiënelijst in. Opmerkingen van klanten komen op dezelfde lijst.",
      conditions: [
        "Schoon is: stoel, plank en spiegel afgenomen, vloer geveegd, schone kapmantel.",
        "Ontsmet is: schaar, kam en tondeuse volgens de hygiënelijst behandeld na de vorige klant.",
        "Wie knipt, maakt schoon; is de volgende al binnen, dan helpt een collega.",
      ],
      missed:
        "Vraag de klant om even te blijven staan, maak de plek schoon en pak ander gereedschap. Ontbreekt ontsmet gereedschap, leen het van de stoel ernaast.",
      evidence:
        "De branchevereniging vraagt haar leden om per klant te reinigen en te ontsmetten, en wij legden met haar vast hoe dat er bij ons uitziet.",
      levels: [
        "Ik veeg aan het eind van de dag en gebruik mijn kam voor meer klanten.",
        "Ik veeg na elke klant, maar ontsmet mijn gereedschap een paar keer per dag.",
        "Ik maak plek en gereedschap na elke klant schoon, in een vol uur blijft er iets liggen.",
        "Ik laat niemand zitten voordat plek en gereedschap schoon zijn, hoe vol de agenda ook is.",
      ],
    },
    en: {
      statement: "Every client sits down at a clean station with disinfected tools",
      summary: "The chair is clear, the floor is swept, and scissors and comb come straight out of disinfection.",
      why: "A client sees someone else’s hair before they see you. A clean station says without words that they were expected. It has to be alike in every salon, because one dirty comb marks all nine.",
      contact: "each change of client",
      population: "of all changes of client",
      observed:
        "Each week, at three varying times, the salon manager looks at every chair and fills in the hygiene list. Remarks from clients go on the same list.",
      conditions: [
        "Clean means: chair, shelf and mirror wiped, floor swept, fresh gown.",
        "Disinfected means: scissors, comb and clippers treated as the hygiene list says after the previous client.",
        "Whoever cuts, cleans; if the next client is already in, a colleague helps.",
      ],
      missed:
        "Ask the client to stay standing for a moment, clean the station and take other tools. If there are no disinfected tools, borrow from the next chair.",
      evidence:
        "The trade association asks its members to clean and disinfect for every client, and with its help we set down what that looks like here.",
      levels: [
        "I sweep at the end of the day and use my comb for several clients.",
        "I sweep after every client, but disinfect my tools a few times a day.",
        "I clean station and tools after every client, though in a full hour something gets left.",
        "I let nobody sit down until station and tools are clean, however full the diary.",
      ],
    },
  },
  {
    code: "VLE-SAL-06",
    principle: "consistency",
    also: ["needs"],
    values: ["skill"],
    touchpoint: "delivery",
    channels: ["face"],
    audience: "customers",
    measure: "count",
    comparison: "least",
    limit: 3,
    unit: "times",
    target: 95,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "De klant ziet het kapsel van minstens 3 kanten voordat de mantel afgaat",
      summary: "Achter, links en rechts in de handspiegel, en tijd om nog iets te zeggen.",
      why: "De klant draagt de achterkant en ziet die zelf nooit. Met de handspiegel is er nog iets te veranderen, op de stoep niet meer. Vakmanschap laat je zien, ook waar het niet meteen in beeld is.",
      contact: "per knipbeurt",
      population: "van alle knipbeurten",
      observed:
        "Bij het meekijken per kwartaal telt een collega hoe vaak de spiegel van hoek wisselt, bij 10 klanten per salon. In de vragenlijst na het bezoek staat of de achterkant is getoond.",
      conditions: [
        "Geldt voor knippen, kleuren en opsteken.",
        "Elke kant telt één keer: achter, links, rechts.",
        "Wie slecht ziet, krijgt elke kant beschreven en mag voelen; dat telt mee.",
      ],
      missed:
        "Is de mantel al af, pak de spiegel dan alsnog vóór het afrekenen. Wil de klant iets anders, knip het bij zonder kosten.",
      evidence:
        "Vakmanschap is een waarde van Vlecht, en wie trots is op zijn werk laat het van alle kanten zien.",
      levels: [
        "Ik vraag of het zo goed is en laat de handspiegel hangen.",
        "Ik laat de achterkant zien als een klant ernaar vraagt.",
        "Ik toon altijd de achterkant, de zijkanten vergeet ik nog wel eens.",
        "Ik toon elke klant 3 kanten en wacht op een reactie voordat de mantel afgaat.",
      ],
    },
    en: {
      statement: "The client sees the cut from at least 3 sides before the gown comes off",
      summary: "Back, left and right in the hand mirror, with time to say something about it.",
      why: "The client wears the back and never gets to see it. With the mirror in hand something can still be changed; on the pavement it cannot. Skill is there to be shown, even where it is out of sight.",
      contact: "each cut",
      population: "of all cuts",
      observed:
        "During the quarterly visit a colleague counts how often the mirror changes angle, for 10 clients per salon. The questionnaire after the visit asks whether the back was shown.",
      conditions: [
        "Applies to cutting, colouring and putting hair up.",
        "Each side counts once: back, left, right.",
        "Clients with poor sight have each side described and may feel it; that counts.",
      ],
      missed:
        "If the gown is already off, take the mirror before the client pays. If they want something different, trim it at no charge.",
      evidence:
        "Skill is one of Vlecht’s values, and people who are proud of their work show it from every side.",
      levels: [
        "I ask whether it is all right and leave the hand mirror on its hook.",
        "I show the back when a client asks for it.",
        "I always show the back, but now and then I forget the sides.",
        "I show every client 3 sides and wait for a reaction before the gown comes off.",
      ],
    },
  },
  {
    code: "VLE-SAL-07",
    principle: "consistency",
    also: ["needs"],
    values: ["together"],
    touchpoint: "contact",
    channels: ["face"],
    audience: "customers",
    measure: "count",
    comparison: "least",
    limit: 12,
    unit: "times",
    target: 85,
    weight: 1,
    critical: false,
    source: "stakeholder",
    stakeholder: "community",
    nl: {
      statement: "Elke salon knipt per kwartaal minstens 12 stadgenoten gratis",
      summary: "Wie een kapper niet kan betalen, krijgt in elke stad dezelfde stoel, hetzelfde drankje en dezelfde tijd.",
      why: "Een salon hoort bij een stad, en bij een stad horen ook mensen met weinig geld. Een verzorgd kapsel helpt bij een sollicitatie of een eerste schooldag. Met één getal voor alle salons hangt dat niet af van wie er toevallig werkt.",
      contact: "per salon, per kwartaal",
      population: "van alle kwartalen van de negen salons",
      observed:
        "De kassa boekt elke gratis knipbeurt op een eigen regel, zonder naam. Aan het eind van het kwartaal telt de salonmanager de regels op en bespreekt ze met de buurtorganisatie.",
      conditions: [
        "De buurtorganisatie nodigt uit; wij vragen niet naar inkomen of reden.",
        "De klant komt in de gewone agenda, op gewone uren.",
        "Telt niet: gratis herstel en knippen van familie.",
      ],
      missed:
        "Haal het tekort in het volgende kwartaal in, boven op de nieuwe 12. Bel de buurtorganisatie als er te weinig uitnodigingen zijn en spreek af wie er nog niet weet dat het kan.",
      evidence:
        "Buurtorganisaties in de negen steden vroegen om een vaste plek voor hun bezoekers, in de gewone salon en niet in een zaaltje apart.",
      levels: [
        "Ik weet niet dat er gratis plekken zijn en houd er geen vrij.",
        "Ik knip gratis als de salonmanager een klant aan mij geeft.",
        "Ik houd elk kwartaal een plek vrij, maar in december schiet het erbij in.",
        "Ik houd elk kwartaal mijn deel van de plekken vrij en ontvang deze klant als ieder ander.",
      ],
    },
    en: {
      statement: "Every salon cuts at least 12 local people’s hair free each quarter",
      summary: "If you cannot pay for a hairdresser, every town gives you the same chair, the same drink and the same time.",
      why: "A salon belongs to its town, and a town includes people with little money. A good haircut helps at a job interview or on a first day at school. With one number for all salons, it does not hinge on who happens to be working.",
      contact: "each salon, each quarter",
      population: "of all quarters of the nine salons",
      observed:
        "The till books every free cut on a line of its own, without a name. At the end of the quarter the salon manager adds up the lines and discusses them with the neighbourhood group.",
      conditions: [
        "The neighbourhood group invites people; we do not ask about income or reasons.",
        "The client is booked into the ordinary diary, at ordinary hours.",
        "Not counted: free repairs and cuts for family.",
      ],
      missed:
        "Make up the shortfall in the next quarter, on top of the new 12. If invitations fall short, ring the neighbourhood group and work out who has not heard of it yet.",
      evidence:
        "Neighbourhood groups in the nine towns asked for a fixed place for their visitors, in the ordinary salon and not in a separate room.",
      levels: [
        "I do not know there are free places and keep none open.",
        "I cut for free when the salon manager hands me a client.",
        "I keep a place open each quarter, though in December it slips.",
        "I keep my share of the places open each quarter and receive these clients like any other.",
      ],
    },
  },
  {
    code: "VLE-KAA-01",
    principle: "consistency",
    also: ["retention", "needs"],
    values: ["familiar", "together"],
    touchpoint: "arrival",
    channels: ["face"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 90,
    weight: 2,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "In elke salon heeft de kapper de klantkaart gelezen vóór de eerste vraag",
      summary: "Een vaste klant uit Nijmegen hoeft in Eindhoven niet opnieuw te vertellen waar de kruin zit.",
      why: "Vertrouwd ben je pas als iemand je kent zonder dat je het moet uitleggen. De kaart is het geheugen van negen salons samen. Een kaart die niemand leest, is alleen administratie.",
      contact: "per klant met een kaart",
      population: "van alle bezoeken van klanten met een kaart",
      observed:
        "De agenda ziet of de kaart geopend is voordat de klant plaatsneemt. In de vragenlijst na het bezoek staat of de klant iets moest herhalen.",
      conditions: [
        "Geldt voor klanten die eerder in een van de negen salons waren en toestemming gaven voor een kaart.",
        "Gelezen is: laatste knipbeurt, kleur, gevoeligheden en wat de klant liever niet heeft.",
        "Telt niet: een storing van de agenda die bij ICT gemeld is.",
      ],
      missed:
        "Zeg dat je de kaart nog wilt bekijken en doe dat naast de klant, op het scherm. Vraag of wat er staat nog klopt.",
      evidence:
        "Vertrouwd waar je ook binnenloopt is de kern van onze missie, en een gedeelde kaart is de enige manier om dat in een vreemde salon waar te maken.",
      levels: [
        "Ik begin met vragen en open de kaart niet.",
        "Ik lees de kaart als ik de klant niet ken en er tijd voor heb.",
        "Ik lees de kaart bijna altijd, bij mijn eigen vaste klanten vertrouw ik op mijn geheugen.",
        "Ik lees van iedereen de kaart, ook van wie ik al jaren knip, en begin met wat ik daar las.",
      ],
    },
    en: {
      statement: "In every salon the hairdresser has read the client card before the first question",
      summary: "A regular from Nijmegen does not have to explain that stubborn crown again in Eindhoven.",
      why: "You feel at home when someone knows you without being told. The card is the memory of nine salons together. A card nobody reads is just paperwork.",
      contact: "each client with a card",
      population: "of all visits by clients with a card",
      observed:
        "The diary shows whether the card was opened before the client sat down. The questionnaire after the visit asks whether the client had to repeat anything.",
      conditions: [
        "Applies to clients who have been to one of the nine salons before and agreed to have a card.",
        "Read means: last cut, colour, sensitivities and what the client would rather not have.",
        "Not counted: a fault in the diary that has been reported to IT.",
      ],
      missed:
        "Say you would like to look at the card first and read it beside the client, on the screen. Ask whether it still holds.",
      evidence:
        "Familiar wherever you walk in is the heart of our mission, and a shared card is the only way to make it true in a salon you have never been to.",
      levels: [
        "I start with questions and do not open the card.",
        "I read the card when I do not know the client and have a moment.",
        "I nearly always read the card, but with my own regulars I trust my memory.",
        "I read everyone’s card, even of clients I have cut for years, and begin with what I read there.",
      ],
    },
    history: [
      {
        months: 18,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: { target: 80 },
      },
      {
        months: 6,
        change: "material",
        note: {
          nl: "Doel van 80 % naar 90 %, nu de kaart in alle negen salons op het scherm staat.",
          en: "Target raised from 80% to 90%, now that the card is on screen in all nine salons.",
        },
      },
    ],
  },
  {
    code: "VLE-KAA-02",
    principle: "colleagues",
    also: ["consistency", "channels"],
    values: ["together", "familiar"],
    touchpoint: "order",
    channels: ["phone", "email"],
    audience: "colleagues",
    measure: "duration",
    comparison: "most",
    limit: 4,
    unit: "working-hours",
    target: 95,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Een klantkaart is binnen 4 werkuren overgedragen aan een andere salon",
      summary: "De salon die de klant ontvangt, krijgt de kaart met een regel uitleg van wie de klant kent.",
      why: "Een collega in een andere stad is net zo goed een klant van jou. Met een lege kaart begint hij op achterstand, en de klant merkt dat als eerste. Eén regel over wat werkt, scheelt een kwartier zoeken.",
      contact: "per verzoek om een kaart",
      population: "van alle verzoeken tussen salons",
      observed:
        "Het verzoek krijgt in de agenda een tijd bij binnenkomst en een tijd bij overdracht. De salonmanagers bekijken de lijst elke maand samen.",
      conditions: [
        "Telt vanaf het verzoek, per telefoon of e-mail, tot de ontvanger de kaart kan openen.",
        "Bij de kaart hoort minstens één regel uitleg in eigen woorden.",
        "Zonder toestemming van de klant geen overdracht; het vragen van toestemming telt niet mee in de tijd.",
      ],
      missed:
        "Bel de andere salon vóór de afspraak begint en vertel wat je weet. Draag de kaart daarna alsnog over, met de reden van de vertraging.",
      evidence:
        "Klanten die van salon wisselden, noemden in ons onderzoek opnieuw moeten vertellen als grootste tegenvaller, en in 6 van de 10 gevallen was de kaart er nog niet.",
      levels: [
        "Ik laat een verzoek om een kaart liggen tot de andere salon terugbelt.",
        "Ik stuur de kaart als ik eraan toe kom, zonder uitleg.",
        "Ik draag de kaart binnen 4 werkuren over, de regel uitleg ontbreekt soms.",
        "Ik draag elke kaart binnen 4 werkuren over, met wat mijn collega over de klant moet weten.",
      ],
    },
    en: {
      statement: "A client card is handed over to another salon within 4 working hours",
      summary: "The salon receiving the client gets the card with a line of explanation from someone who knows them.",
      why: "A colleague in another town is your customer too. An empty card puts them behind from the start, and the client is the first to notice. One line about what works saves a quarter of an hour of guessing.",
      contact: "each request for a card",
      population: "of all requests between salons",
      observed:
        "The diary stamps each request with a time of arrival and a time of handover. The salon managers go through the list together every month.",
      conditions: [
        "Counted from the request, by phone or e-mail, until the receiver can open the card.",
        "The card comes with at least one line of explanation in your own words.",
        "No handover without the client’s consent; the time spent asking for it is not counted.",
      ],
      missed:
        "Ring the other salon before the appointment starts and tell them what you know. Then hand over the card after all, with the reason for the delay.",
      evidence:
        "Clients who changed salon told our survey that explaining everything again was the biggest let-down, and in 6 cases out of 10 the card had not arrived.",
      levels: [
        "I leave a request for a card until the other salon rings again.",
        "I send the card when I get round to it, without explanation.",
        "I hand over the card within 4 working hours, but the line of explanation is sometimes missing.",
        "I hand over every card within 4 working hours, with what my colleague needs to know about the client.",
      ],
    },
  },
  {
    code: "VLE-COL-01",
    principle: "colleagues",
    also: ["channels"],
    values: ["together"],
    touchpoint: "contact",
    channels: ["phone", "chat"],
    audience: "colleagues",
    measure: "duration",
    comparison: "most",
    limit: 60,
    unit: "minutes",
    target: 85,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Een salon die om hulp vraagt, hoort binnen 60 minuten wie er komt",
      summary: "Is een kapper ziek, dan weet de salon op tijd voor de eerste afspraken of er een collega onderweg is.",
      why: "Met z’n vijven een dag voor zes draaien lukt alleen als je weet waar je aan toe bent. Ook een nee is hulp, want dan kan de salon klanten bellen. Negen salons zijn pas samen als ze voor elkaar in de trein stappen.",
      contact: "per hulpvraag",
      population: "van alle hulpvragen tussen salons",
      observed:
        "De hulpvraag gaat in de teamchat; de tijd tot het eerste duidelijke ja of nee telt. De planner leest die tijden elke maand uit.",
      conditions: [
        "Geldt voor vragen tussen 7.30 en 18.00 uur op dagen dat de salons open zijn.",
        "Een antwoord noemt een naam en een aankomsttijd, of zegt dat er niemand kan.",
        "Een vraag per telefoon zet de ontvanger zelf in de teamchat.",
      ],
      missed:
        "Bel de salonmanager die de vraag stelde en zeg wat je wel kunt doen. Neem zo nodig klanten over naar je eigen salon.",
      evidence:
        "Samen is een waarde van Vlecht, en in het overleg van de salonmanagers bleek dat wachten op antwoord meer spanning gaf dan het tekort zelf.",
      levels: [
        "Ik lees hulpvragen van andere salons niet, of laat ze voor een ander.",
        "Ik antwoord als de vraag uit een salon komt die ik goed ken.",
        "Ik antwoord bijna altijd binnen het uur, maar een nee houd ik soms voor me.",
        "Ik antwoord op elke hulpvraag binnen 60 minuten, ook als het een nee is.",
      ],
    },
    en: {
      statement: "A salon asking for help hears within 60 minutes who is coming",
      summary: "When a hairdresser is ill, the salon knows ahead of the first appointments whether a colleague is on the way.",
      why: "Five people can only do the work of six if they know where they stand. A no helps too, because then the salon can ring its clients. Nine salons are only together when they will take a train for one another.",
      contact: "each request for help",
      population: "of all requests between salons",
      observed:
        "The request goes into the team chat; what counts is the time to the first clear yes or no. The planner reads those times every month.",
      conditions: [
        "Applies to requests between 7.30 and 18.00 on days when the salons are open.",
        "An answer gives a name and an arrival time, or says that nobody can come.",
        "Whoever takes a request by phone puts it in the team chat.",
      ],
      missed:
        "Ring the salon manager who asked and say what you can do. If need be, take over clients in your own salon.",
      evidence:
        "Together is one of Vlecht’s values, and the salon managers’ meeting found that waiting for an answer caused more strain than the shortage itself.",
      levels: [
        "I do not read requests from other salons, or leave them to someone else.",
        "I answer when the request comes from a salon I know well.",
        "I nearly always answer within the hour, but sometimes keep a no to myself.",
        "I answer every request within 60 minutes, even when the answer is no.",
      ],
    },
    history: [
      {
        months: 16,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 120,
          nl: {
            statement: "Een salon die om hulp vraagt, hoort binnen 120 minuten wie er komt",
            levels: [
              "Ik lees hulpvragen van andere salons niet, of laat ze voor een ander.",
              "Ik antwoord als de vraag uit een salon komt die ik goed ken.",
              "Ik antwoord bijna altijd binnen twee uur, maar een nee houd ik soms voor me.",
              "Ik antwoord op elke hulpvraag binnen 120 minuten, ook als het een nee is.",
            ],
          },
          en: {
            statement: "A salon asking for help hears within 120 minutes who is coming",
            levels: [
              "I do not read requests from other salons, or leave them to someone else.",
              "I answer when the request comes from a salon I know well.",
              "I nearly always answer within two hours, but sometimes keep a no to myself.",
              "I answer every request within 120 minutes, even when the answer is no.",
            ],
          },
        },
      },
      {
        months: 5,
        change: "material",
        note: {
          nl: "Grens van 120 naar 60 minuten, sinds alle salons in één teamchat zitten.",
          en: "Limit lowered from 120 to 60 minutes, since all salons share one team chat.",
        },
      },
    ],
  },
  {
    code: "VLE-COL-02",
    principle: "colleagues",
    also: ["consistency"],
    values: ["together", "skill"],
    touchpoint: "orientation",
    channels: ["face"],
    audience: "colleagues",
    measure: "count",
    comparison: "least",
    limit: 2,
    unit: "times",
    target: 90,
    weight: 1,
    critical: false,
    source: "stakeholder",
    stakeholder: "employee",
    nl: {
      statement: "Een nieuwe collega werkt in de eerste 8 weken minstens 2 dagen in een andere salon",
      summary: "Wie bij ons begint, kent na 8 weken mensen in minstens één andere stad en weet hoe het daar gaat.",
      why: "Je leert wat overal gelijk is pas als je ergens anders hebt gestaan. Bovendien bel je gemakkelijker een collega van wie je het gezicht kent. Wie zich welkom voelt bij ons, ontvangt klanten zoals wij het bedoelen.",
      contact: "per nieuwe collega",
      population: "van alle nieuwe collega’s",
      observed:
        "De dagen staan in het rooster van de nieuwe collega, met de salon erbij. De mentor vraagt na elke dag wat er anders was en noteert dat in het leerpad.",
      conditions: [
        "Telt een dag van minstens 6 uur, met eigen klanten of meekijkend.",
        "Reistijd is werktijd en de reis wordt vergoed.",
        "Telt niet: collega’s die binnen de 8 weken langer dan 2 weken ziek waren.",
      ],
      missed:
        "De mentor plant de ontbrekende dag binnen de volgende 4 weken, samen met de nieuwe collega. Lukt ruilen niet, dan komt iemand uit een andere salon een dag hierheen.",
      evidence:
        "In de gesprekken met vertrekkende medewerkers zei de helft alleen de eigen salon te kennen, en nieuwe collega’s vroegen zelf om deze dagen.",
      levels: [
        "Ik neem nieuwe collega’s alleen op in mijn eigen rooster en denk niet aan andere salons.",
        "Ik ontvang een nieuwe collega uit een andere stad als dat mij gevraagd wordt.",
        "Ik help de dagen plannen, maar een uitgevallen dag komt er niet altijd alsnog.",
        "Ik zorg dat elke nieuwe collega 2 dagen elders werkt en ontvang wie bij ons komt als gast.",
      ],
    },
    en: {
      statement: "New colleagues work at least 2 days in another salon in their first 8 weeks",
      summary: "Eight weeks in, a newcomer knows people in at least one other town and has seen how things are done there.",
      why: "You learn what is alike everywhere once you have stood somewhere else. You also ring a colleague more easily when you know the face. People who feel welcome with us receive clients the way we mean it.",
      contact: "each new colleague",
      population: "of all new colleagues",
      observed:
        "The days are in the newcomer’s rota, with the salon named. After each one the mentor asks what was different and notes it in the learning path.",
      conditions: [
        "A day counts from 6 hours, with own clients or watching.",
        "Travel time is working time and the fare is paid.",
        "Not counted: colleagues who were ill for more than 2 of the 8 weeks.",
      ],
      missed:
        "The mentor plans the missing day within the next 4 weeks, together with the newcomer. If swapping fails, someone from another salon comes here for a day.",
      evidence:
        "In exit interviews half of the people leaving said they knew only their own salon, and newcomers themselves asked for these days.",
      levels: [
        "I put newcomers in my own rota only and give no thought to other salons.",
        "I receive a newcomer from another town when I am asked to.",
        "I help to plan the days, but a cancelled day is not always made up.",
        "I see to it that every newcomer works 2 days elsewhere, and I receive those who come here as guests.",
      ],
    },
  },
  {
    code: "VLE-COL-03",
    principle: "colleagues",
    also: ["expectation"],
    values: ["together", "familiar"],
    touchpoint: "delivery",
    channels: ["face"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 90,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Neemt een collega het over, dan wordt die bij naam voorgesteld en bijgepraat",
      summary: "De klant hoort wie er verder gaat en merkt dat die al weet wat er is afgesproken.",
      why: "Een vreemde hand in je haar zonder een woord erbij voelt onbeleefd. Wie een collega netjes voorstelt, geeft vertrouwen door. De collega krijgt zo een goed begin in plaats van een raadsel.",
      contact: "per wissel van kapper",
      population: "van alle wissels tijdens een bezoek",
      observed:
        "Bij het meekijken per kwartaal let een collega bij elke wissel op naam en overdracht. De vragenlijst vraagt of de klant wist wie er knipte.",
      conditions: [
        "Geldt ook als een leerling wast of uitspoelt.",
        "Bijgepraat is: wens, stand van zaken en gevoeligheden, hardop waar de klant bij is.",
      ],
      missed:
        "Stel je alsnog voor, noem wat je denkt dat de bedoeling is en vraag of dat klopt.",
      evidence:
        "Samen is een waarde van Vlecht, en bij een wissel ziet de klant met eigen ogen of die klopt.",
      levels: [
        "Ik loop weg of neem over zonder iets te zeggen.",
        "Ik noem een naam, maar de collega moet zelf uitvinden wat er is afgesproken.",
        "Ik stel mijn collega voor en praat bij, behalve als een leerling even uitspoelt.",
        "Ik stel iedereen die overneemt bij naam voor en praat bij waar de klant het hoort.",
      ],
    },
    en: {
      statement: "A colleague who takes over is introduced by name and told what was agreed",
      summary: "The client hears who is carrying on and can tell that they already know what was agreed.",
      why: "A stranger’s hand in your hair without a word feels rude. Introduce a colleague well and you pass on the client’s trust. Your colleague gets a good start instead of a puzzle.",
      contact: "each change of hairdresser",
      population: "of all changes during a visit",
      observed:
        "During the quarterly visit a colleague watches every change for a name and a handover. The questionnaire asks whether the client knew who was cutting.",
      conditions: [
        "Also applies when a trainee washes or rinses.",
        "Told means: the wish, how far things are and any sensitivities, aloud in front of the client.",
      ],
      missed:
        "Introduce yourself after all, say what you think is wanted and ask whether that is right.",
      evidence:
        "Together is one of Vlecht’s values, and at a change of hands clients see for themselves whether we mean it.",
      levels: [
        "I walk off or take over without saying anything.",
        "I mention a name, but my colleague has to find out what was agreed.",
        "I introduce and brief my colleague, except when a trainee just rinses.",
        "I introduce everyone who takes over by name and brief them where the client can hear.",
      ],
    },
  },
  {
    code: "VLE-COL-04",
    principle: "colleagues",
    also: ["needs"],
    values: ["together", "skill"],
    touchpoint: "delivery",
    channels: ["face"],
    audience: "customers",
    measure: "count",
    comparison: "most",
    limit: 1,
    unit: "times",
    target: 85,
    weight: 1,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Een knipbeurt wordt hoogstens 1 keer onderbroken door telefoon of collega",
      summary: "De klant heeft de kapper voor zichzelf en hoeft niet halfgeknipt te wachten op een ander gesprek.",
      why: "Elke onderbreking kost de klant aandacht en de kapper de lijn van de coupe. Collega’s die elkaar laten werken, geven elkaar iets waardevols. Wie aan de balie staat, beschermt zo wie aan de stoel staat.",
      contact: "per knipbeurt",
      population: "van alle knipbeurten",
      observed:
        "Bij het meekijken per kwartaal turft een collega de onderbrekingen bij 10 knipbeurten per salon. De uitkomst hangt in de teamkamer, zonder namen.",
      conditions: [
        "Een onderbreking is: de kapper legt de schaar neer voor iets wat niet bij deze klant hoort.",
        "Telt niet: een ongeluk, een brandalarm of een vraag van de klant zelf.",
        "De baliedienst neemt de telefoon en schrijft vragen op voor na de knipbeurt.",
      ],
      missed:
        "Zeg tegen de klant waarom je wegging en dat je er weer bent. Bespreek aan het eind van de dag wie de vraag had kunnen opvangen.",
      evidence:
        "In de vragenlijst na het bezoek gaan 3 van de 10 opmerkingen over een kapper die steeds wordt weggeroepen.",
      levels: [
        "Ik roep collega’s weg bij hun klant als ik iets wil weten.",
        "Ik wacht soms tot een collega klaar is, maar bij de telefoon roep ik toch.",
        "Ik schrijf vragen op voor later, in een vol uur stoor ik nog wel eens vaker.",
        "Ik stoor een collega die knipt hoogstens 1 keer, en vang zelf op wat kan wachten.",
      ],
    },
    en: {
      statement: "A cut is interrupted at most 1 time by the phone or a colleague",
      summary: "The client has the hairdresser to themselves and is not left half cut while another conversation runs.",
      why: "Every interruption costs the client attention and the hairdresser the line of the cut. Colleagues who let one another work give each other something of value. The person at the desk protects the person at the chair.",
      contact: "each cut",
      population: "of all cuts",
      observed:
        "During the quarterly visit a colleague tallies the interruptions in 10 cuts per salon. The result goes up in the team room, without names.",
      conditions: [
        "An interruption is: the hairdresser puts down the scissors for something that is not about this client.",
        "Not counted: an accident, a fire alarm or a question from the client.",
        "Whoever is at the desk takes the phone and writes down questions for after the cut.",
      ],
      missed:
        "Tell the client why you stepped away and that you are back. At the end of the day, talk about who could have taken the question.",
      evidence:
        "In the questionnaire after the visit, 3 remarks in 10 are about a hairdresser who keeps being called away.",
      levels: [
        "I call colleagues away from their client when I want to know something.",
        "I sometimes wait until a colleague is done, but I still call them to the phone.",
        "I write questions down for later, though in a full hour I may disturb more than once.",
        "I disturb a colleague who is cutting at most once, and deal with whatever can wait.",
      ],
    },
  },
  {
    code: "VLE-ADV-01",
    principle: "needs",
    also: ["expectation"],
    values: ["skill"],
    touchpoint: "advice",
    channels: ["face"],
    audience: "customers",
    measure: "duration",
    comparison: "least",
    limit: 5,
    unit: "minutes",
    target: 90,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Vóór de eerste knip praten we minstens 5 minuten over wat de klant wil",
      summary: "De klant zit met droog haar en in eigen kleren voor de spiegel en vertelt, de kapper kijkt en vraagt.",
      why: "Een foto op een telefoon zegt niet hoe iemand ’s ochtends voor de spiegel staat. Wie eerst luistert, knipt één keer goed. Wie meteen begint, hoort het verschil pas als het haar op de grond ligt.",
      contact: "per knipgesprek",
      population: "van alle knipgesprekken",
      observed:
        "De kapper start in de agenda het gesprek en daarna de behandeling; de tijd ertussen telt. Bij het meekijken per kwartaal luistert een collega 10 gesprekken per salon mee, met instemming van de klant.",
      conditions: [
        "Geldt voor nieuwe klanten, voor een nieuw model en voor elke kleur.",
        "Telt niet: bijpunten bij dezelfde kapper binnen 8 weken, als de klant zegt dat het hetzelfde blijft.",
        "Voorwassen doe je na het gesprek, niet ervoor.",
      ],
      missed:
        "Leg de schaar neer, draai de stoel naar je toe en vraag wat je nog niet weet. Liever een later begin dan een coupe op goed geluk.",
      evidence:
        "In het klachtenlogboek begon 58 % van de mislukte coupes met een wens die niemand had uitgevraagd.",
      levels: [
        "Ik vraag hoe kort en begin.",
        "Ik praat met nieuwe klanten, bij bekenden begin ik meteen.",
        "Ik neem de tijd voor het gesprek, maar als ik uitloop kort ik het in.",
        "Ik neem voor elk knipgesprek de volle tijd en begin pas als ik alles weet.",
      ],
    },
    en: {
      statement: "Before the first snip we talk for at least 5 minutes about what the client wants",
      summary: "The client sits at the mirror with dry hair, in their own clothes, and talks; the hairdresser looks and asks.",
      why: "A photo on a phone does not show how someone faces the mirror in the morning. Listen first and you cut once. Start straight away and you learn the difference when the hair is on the floor.",
      contact: "each consultation",
      population: "of all consultations",
      observed:
        "The hairdresser starts the talk in the diary and then the treatment; the time in between counts. During the quarterly visit a colleague listens in on 10 talks per salon, with the client’s consent.",
      conditions: [
        "Applies to new clients, a new style and every colour.",
        "Not counted: a trim by the same hairdresser within 8 weeks, when the client says nothing is to change.",
        "Washing comes after the talk, not before.",
      ],
      missed:
        "Put down the scissors, turn the chair towards you and ask what you do not know yet. Better a later start than a cut on guesswork.",
      evidence:
        "In the complaint log 58% of failed cuts began with a wish nobody had asked about.",
      levels: [
        "I ask how short and begin.",
        "I talk with new clients, but with familiar faces I start straight away.",
        "I take time for the talk, but cut it down when I am running over.",
        "I take the full time for every consultation and begin only when I know enough.",
      ],
    },
    history: [
      {
        months: 24,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 3,
          target: 80,
          nl: { statement: "Vóór de eerste knip praten we minstens 3 minuten over wat de klant wil" },
          en: { statement: "Before the first snip we talk for at least 3 minutes about what the client wants" },
        },
      },
      {
        months: 15,
        change: "material",
        note: {
          nl: "Van minstens 3 naar minstens 5 minuten.",
          en: "Raised from at least 3 to at least 5 minutes.",
        },
        was: { target: 80 },
      },
      {
        months: 7,
        change: "material",
        note: { nl: "Doel van 80 % naar 90 % van de gesprekken.", en: "Target raised from 80% to 90% of consultations." },
      },
    ],
  },
  {
    code: "VLE-ADV-02",
    principle: "needs",
    also: ["consistency"],
    values: ["skill", "familiar"],
    touchpoint: "advice",
    channels: ["face"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 95,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "De kapper herhaalt de wens in eigen woorden en wacht op een ja",
      summary: "De klant hoort wat er gaat gebeuren, met centimeters en een aanwijzing in de spiegel, en zegt ja.",
      why: "Een puntje eraf is voor de een een centimeter en voor de ander vijf. Wie de wens teruggeeft, ontdekt dat verschil vóór de schaar. De klant voelt zich gehoord en durft nog te corrigeren.",
      contact: "per knipgesprek",
      population: "van alle knipgesprekken",
      observed:
        "In de vragenlijst na het bezoek staat één vraag: is vooraf herhaald wat je wilde. Bij het meekijken per kwartaal luistert een collega naar de samenvatting en het antwoord.",
      conditions: [
        "Een lengte noem je in centimeters en wijs je aan.",
        "Een ja is een woord of een knik na de herhaling, geen stilte.",
        "Geldt ook voor kinderen: herhaal het voor het kind, en laat de ouder meeluisteren.",
      ],
      missed:
        "Stop na de eerste lok, herhaal de wens alsnog en laat zien hoe lang het wordt. Is er al te veel af, zeg dat en bespreek wat er nog kan.",
      evidence:
        "Klanten gaven in ons onderzoek een hoger cijfer wanneer hun wens vooraf was herhaald, en noemden het vaker dan de prijs.",
      levels: [
        "Ik ga ervan uit dat ik de wens begrepen heb.",
        "Ik herhaal de wens als ik zelf twijfel.",
        "Ik herhaal de wens bij bijna iedereen, maar wacht niet altijd op een ja.",
        "Ik herhaal elke wens in centimeters en begin pas na een ja.",
      ],
    },
    en: {
      statement: "The hairdresser repeats the wish in their own words and waits for a yes",
      summary: "The client hears what is about to happen, in centimetres and shown in the mirror, and says yes.",
      why: "Just the ends means one centimetre to one person and five to another. Play the wish back and you find that out before the scissors do. The client feels heard and still dares to correct you.",
      contact: "each consultation",
      population: "of all consultations",
      observed:
        "The questionnaire after the visit has one question: was what you wanted repeated beforehand. During the quarterly visit a colleague listens for the summary and the answer.",
      conditions: [
        "Give a length in centimetres and point to it.",
        "A yes is a word or a nod after the summary, not silence.",
        "Applies to children too: repeat it for the child, and let the parent listen.",
      ],
      missed:
        "Stop after the first lock, repeat the wish after all and show how long it will be. If too much is off already, say so and talk about what can still be done.",
      evidence:
        "In our survey clients gave a higher mark when their wish had been repeated beforehand, and mentioned it more often than price.",
      levels: [
        "I assume that I have understood the wish.",
        "I repeat the wish when I have doubts of my own.",
        "I repeat the wish with nearly everyone, but do not always wait for a yes.",
        "I repeat every wish in centimetres and begin only after a yes.",
      ],
    },
  },
  {
    code: "VLE-ADV-03",
    principle: "expectation",
    also: ["needs", "retention"],
    values: ["skill"],
    touchpoint: "advice",
    channels: ["face", "phone", "chat"],
    audience: "customers",
    measure: "yesno",
    comparison: null,
    limit: null,
    unit: null,
    target: 96,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Voordat de kleur gemengd is, kent de klant het bedrag en de eindtijd",
      summary: "Bij elke kleurbehandeling hoort de klant vooraf wat het gaat kosten en hoe laat die weer buiten staat.",
      why: "Kleuren duurt lang en kost meer dan knippen, dus de zorgen zijn groter. Een klant die bedrag en tijd kent, zit rustiger. En wie het vooraf te veel vindt, kan nog kiezen.",
      contact: "per kleurbehandeling",
      population: "van alle kleurbehandelingen",
      observed:
        "Het kleurrecept in de agenda heeft een vak voor bedrag en eindtijd, met het tijdstip van invullen. Elke maand vergelijkt de salonmanager 20 recepten met de bon.",
      conditions: [
        "Het bedrag is het totaal voor deze klant, met wassen en drogen.",
        "Wie belt of chat over een kleur, hoort een laagste en een hoogste bedrag; in de stoel wordt het er één.",
        "Verandert het plan onderweg, dan noem je opnieuw bedrag en eindtijd en wacht je op akkoord.",
      ],
      missed:
        "Is het bedrag niet vooraf genoemd, dan betaalt de klant de laagste prijs die op de lijst bij deze behandeling past. Loopt de tijd uit, zeg dan bij het uitspoelen hoeveel minuten het nog duurt.",
      evidence:
        "Van de klanten die na een kleurbehandeling niet terugkwamen, zei 1 op de 3 in ons belonderzoek dat bedrag of duur tegenviel.",
      levels: [
        "Ik noem het bedrag aan de kassa.",
        "Ik noem bedrag en eindtijd als de klant ernaar vraagt.",
        "Ik noem het bedrag altijd vooraf, de eindtijd vergeet ik nog wel eens.",
        "Ik noem bij elke kleur bedrag en eindtijd voordat ik meng, en opnieuw als het plan verandert.",
      ],
    },
    en: {
      statement: "Before the colour is mixed, the client knows the amount and the finishing time",
      summary: "With every colour treatment clients hear beforehand what it will cost and when they will be on their way.",
      why: "Colouring takes longer and costs more than cutting, so there is more to worry about. A client who knows the amount and the time sits easier. And anyone who finds it too much can still choose.",
      contact: "each colour treatment",
      population: "of all colour treatments",
      observed:
        "The colour recipe in the diary has a box for amount and finishing time and records when it was filled in. Each month the salon manager compares 20 recipes with the receipt.",
      conditions: [
        "The amount is the total for this client, washing and drying included.",
        "People who ring or chat about a colour hear a lowest and a highest amount; in the chair it becomes one.",
        "If the plan changes along the way, give the amount and finishing time again and wait for a yes.",
      ],
      missed:
        "If no amount was given beforehand, the client pays the lowest price on the list that fits the treatment. If it takes longer, say at the rinse how many more minutes it will be.",
      evidence:
        "Of the clients who did not return after a colour treatment, 1 in 3 told our callers that the amount or the time was a let-down.",
      levels: [
        "I give the amount at the till.",
        "I give the amount and finishing time when the client asks.",
        "I always give the amount beforehand, but now and then forget the finishing time.",
        "I give the amount and finishing time before I mix any colour, and again when the plan changes.",
      ],
    },
  },
  {
    code: "VLE-ADV-04",
    principle: "expectation",
    also: ["consistency"],
    values: ["skill"],
    touchpoint: "order",
    channels: ["face"],
    audience: "customers",
    measure: "duration",
    comparison: "least",
    limit: 48,
    unit: "hours",
    target: 100,
    weight: 3,
    critical: true,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Tussen de allergietest en een eerste kleuring zit minstens 48 uur",
      summary: "Wie voor het eerst bij ons kleurt, komt eerst langs voor een stipje achter het oor.",
      why: "Een reactie op haarverf laat soms een dag op zich wachten. Geen kleur is een opgezwollen gezicht waard. Een klant mag ervan uitgaan dat wij dit regelen zonder dat die erom vraagt.",
      contact: "per eerste kleuring",
      population: "van alle eerste kleuringen",
      observed:
        "Datum en tijd van de test staan op de klantkaart; de agenda laat een eerste kleuring pas toe als de grens gehaald is. Elke maand controleert de salonmanager alle uitzonderingen.",
      conditions: [
        "Geldt voor een eerste kleuring bij Vlecht, bij een ander merk verf en na een eerdere reactie.",
        "De test gebeurt met de verf die gebruikt gaat worden.",
        "Een test uit een van de andere salons telt, als die op de kaart staat.",
      ],
      missed:
        "Kleur niet. Leg uit waarom, zet de test alsnog en bied knippen of föhnen aan in de vrijgekomen tijd. Plan de kleuring met voorrang.",
      evidence:
        "Vakmanschap is een waarde van Vlecht en begint bij niemand schaden, en in het jaaroverleg kozen alle negen salons daarom voor één regel zonder uitzondering.",
      levels: [
        "Ik kleur zonder test als de klant zegt nergens last van te hebben.",
        "Ik doe de test als ik een gevoelige huid zie of vermoed.",
        "Ik doe de test bij elke nieuwe kleurklant, maar kort de wachttijd in als het haast heeft.",
        "Ik kleur nooit voordat de volle wachttijd na de test voorbij is, ook niet op verzoek.",
      ],
    },
    en: {
      statement: "At least 48 hours pass between the allergy test and a first colouring",
      summary: "Clients who colour with us for the first time drop in beforehand for a dab behind the ear.",
      why: "A reaction to hair dye can take a day to show. No colour is worth a swollen face. Clients may assume that we see to this without having to ask.",
      contact: "each first colouring",
      population: "of all first colourings",
      observed:
        "Date and time of the test are on the client card; the diary allows a first colouring only once the limit is met. Each month the salon manager checks every exception.",
      conditions: [
        "Applies to a first colouring at Vlecht, to a different brand of dye and after an earlier reaction.",
        "The test uses the dye that will be applied.",
        "A test done in one of the other salons counts if it is on the card.",
      ],
      missed:
        "Do not colour. Explain why, do the test after all and offer a cut or a blow-dry in the time that is free. Give the colouring priority in the diary.",
      evidence:
        "Skill is one of Vlecht’s values and starts with harming nobody, so at the annual meeting all nine salons chose one rule without exceptions.",
      levels: [
        "I colour without a test when the client says nothing ever bothers them.",
        "I do the test when I see or suspect sensitive skin.",
        "I test every new colour client, but shorten the wait when there is a rush.",
        "I never colour before the full wait after the test is over, not even on request.",
      ],
    },
    history: [
      {
        months: 19,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 24,
          nl: { statement: "Tussen de allergietest en een eerste kleuring zit minstens 24 uur" },
          en: { statement: "At least 24 hours pass between the allergy test and a first colouring" },
        },
      },
      {
        months: 9,
        change: "material",
        note: {
          nl: "Van minstens 24 naar minstens 48 uur, na een late reactie in het klachtenlogboek.",
          en: "Raised from at least 24 to at least 48 hours, after a late reaction in the complaint log.",
        },
      },
    ],
  },
  {
    code: "VLE-BOE-01",
    principle: "channels",
    also: ["expectation"],
    values: ["familiar"],
    touchpoint: "order",
    channels: ["form", "email"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 2,
    unit: "working-hours",
    target: 95,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Een afspraak via het boekingsformulier is binnen 2 werkuren bevestigd",
      summary: "Na het boeken komt er een e-mail met dag, tijd, salon en de naam van de kapper.",
      why: "Een boeking zonder antwoord is een vraagteken in iemands agenda. Blijft het stil, dan belt de klant alsnog en was het invullen voor niets. Een bevestiging met een naam laat zien dat een mens het gelezen heeft.",
      contact: "per ingestuurd formulier",
      population: "van alle ingestuurde formulieren",
      observed:
        "Het formulier en de bevestiging hebben elk een tijdstempel; het verschil in openingstijd staat per salon in het weekoverzicht.",
      conditions: [
        "Werkuren zijn de openingsuren van de gekozen salon.",
        "De automatische ontvangstmelding telt niet; de bevestiging noemt kapper en tijd.",
        "Is de gewenste tijd bezet, dan telt een voorstel met een andere tijd als bevestiging.",
      ],
      missed:
        "Bel de klant op het moment dat je het ziet, bevestig de tijd of geef er een die schikt. Zet in de agenda wie er zou bevestigen, zodat het een volgende keer niet tussen twee mensen valt.",
      evidence:
        "In het klantonderzoek zei 36 % van de boekers via de website voor de zekerheid ook te bellen.",
      levels: [
        "Ik kijk niet naar de boekingen die via de website binnenkomen.",
        "Ik bevestig boekingen aan het begin van de dag, wat later komt blijft liggen.",
        "Ik bevestig binnen de grens, behalve op uren dat ik zelf de hele tijd knip.",
        "Ik bevestig elke boeking binnen de grens met mijn naam, of spreek af wie het van mij overneemt.",
      ],
    },
    en: {
      statement: "An appointment made with the booking form is confirmed within 2 working hours",
      summary: "After booking, an e-mail arrives with the day, the time, the salon and the hairdresser’s name.",
      why: "A booking without an answer is a question mark in someone’s diary. If it stays quiet the client rings after all, and filled in the form for nothing. A confirmation with a name shows that a person has read it.",
      contact: "each form sent in",
      population: "of all forms sent in",
      observed:
        "Form and confirmation each carry a time stamp; the difference in opening hours is in the weekly overview per salon.",
      conditions: [
        "Working hours are the opening hours of the chosen salon.",
        "The automatic receipt does not count; the confirmation names the hairdresser and the time.",
        "If the time asked for is taken, a proposal with another time counts as confirmation.",
      ],
      missed:
        "Ring the client when you see it, confirm the time or give one that suits. Note in the diary who was to confirm, so that next time it does not fall between two people.",
      evidence:
        "In the client survey 36% of those booking on the website said they also ring, just to be sure.",
      levels: [
        "I do not look at bookings that come in through the website.",
        "I confirm bookings at the start of the day, and later ones are left.",
        "I confirm within the limit, except in hours when I am cutting the whole time.",
        "I confirm every booking within the limit with my name, or agree who takes it over from me.",
      ],
    },
    history: [
      {
        months: 22,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 1,
          unit: "working-days",
          target: 90,
          nl: {
            statement: "Een afspraak via het boekingsformulier is binnen 1 werkdag bevestigd",
            conditions: [
              "Werkdagen zijn de dagen waarop de gekozen salon open is.",
              "De automatische ontvangstmelding telt niet; de bevestiging noemt kapper en tijd.",
              "Is de gewenste tijd bezet, dan telt een voorstel met een andere tijd als bevestiging.",
            ],
          },
          en: {
            statement: "An appointment made with the booking form is confirmed within 1 working day",
            conditions: [
              "Working days are the days on which the chosen salon is open.",
              "The automatic receipt does not count; the confirmation names the hairdresser and the time.",
              "If the time asked for is taken, a proposal with another time counts as confirmation.",
            ],
          },
        },
      },
      {
        months: 13,
        change: "material",
        note: {
          nl: "Grens van 1 werkdag naar 4 werkuren.",
          en: "Limit lowered from 1 working day to 4 working hours.",
        },
        was: {
          limit: 4,
          target: 90,
          nl: { statement: "Een afspraak via het boekingsformulier is binnen 4 werkuren bevestigd" },
          en: { statement: "An appointment made with the booking form is confirmed within 4 working hours" },
        },
      },
      {
        months: 2,
        change: "material",
        note: {
          nl: "Grens van 4 naar 2 werkuren, en het doel van 90 % naar 95 %.",
          en: "Limit lowered from 4 to 2 working hours, and the target raised from 90% to 95%.",
        },
      },
    ],
  },
  {
    code: "VLE-BOE-02",
    principle: "needs",
    also: ["channels", "retention"],
    values: ["together", "familiar"],
    touchpoint: "order",
    channels: ["phone", "form", "chat", "face"],
    audience: "customers",
    measure: "count",
    comparison: "least",
    limit: 3,
    unit: "items",
    target: 85,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Is de gewenste tijd bezet, dan bieden we minstens 3 andere tijden aan",
      summary: "De klant kiest uit 3 tijden, waarvan er minstens 1 op dezelfde dag is, ook als dat in een andere salon is.",
      why: "Nee verkopen is één woord, meedenken is drie voorstellen. Wie vraagt waarom juist die tijd, vindt er vaak een die beter schikt. Negen agenda’s samen hebben meer plek dan één.",
      contact: "per verzoek om een bezette tijd",
      population: "van alle verzoeken om een bezette tijd",
      observed:
        "De agenda bewaart welke tijden zijn voorgesteld. De salonmanager leest elke maand 15 verzoeken terug, verdeeld over balie, telefoon, formulier en chat.",
      conditions: [
        "Een voorstel is een dag, een tijd, een salon en een naam.",
        "Minstens 1 voorstel is op de gevraagde dag, desnoods bij een collega of in een stad dichtbij.",
        "Telt niet: wie zelf zegt liever op de wachtlijst te staan.",
      ],
      missed:
        "Bel of schrijf de klant nog dezelfde dag met de ontbrekende tijden. Vraag wat de week of de kapper belangrijk maakt, en zoek van daaruit.",
      evidence:
        "Samen is een waarde van Vlecht, en daarom is een volle agenda in de ene salon een vraag aan de andere acht.",
      levels: [
        "Ik zeg dat het vol is en wacht af.",
        "Ik noem één andere tijd, in mijn eigen salon.",
        "Ik noem 3 tijden, maar kijk zelden in de agenda van een andere stad.",
        "Ik vraag wat de klant nodig heeft en noem minstens 3 tijden, waarvan 1 op de gevraagde dag.",
      ],
    },
    en: {
      statement: "If the time asked for is taken, we offer at least 3 other times",
      summary: "The client chooses from 3 times, at least 1 of them on the same day, even if that is in another salon.",
      why: "Saying no takes one word, thinking along takes three proposals. Ask why that particular time, and you often find one that suits better. Nine diaries together have more room than one.",
      contact: "each request for a taken time",
      population: "of all requests for a taken time",
      observed:
        "The diary keeps the times that were proposed. Each month the salon manager reads back 15 requests, spread over desk, phone, form and chat.",
      conditions: [
        "A proposal is a day, a time, a salon and a name.",
        "At least 1 proposal is on the day asked for, if need be with a colleague or in a town nearby.",
        "Not counted: clients who say they would rather be on the waiting list.",
      ],
      missed:
        "Ring or write to the client the same day with the missing times. Ask what makes that week or that hairdresser matter, and search from there.",
      evidence:
        "Together is one of Vlecht’s values, so a full diary in one salon is a question to the other eight.",
      levels: [
        "I say that we are full and leave it there.",
        "I mention one other time, in my own salon.",
        "I mention 3 times, but seldom look in another town’s diary.",
        "I ask what the client needs and offer at least 3 times, 1 of them on the day asked for.",
      ],
    },
  },
  {
    code: "VLE-TEL-01",
    principle: "channels",
    also: ["expectation", "colleagues"],
    values: ["familiar", "together"],
    touchpoint: "contact",
    channels: ["phone"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 20,
    unit: "seconds",
    target: 80,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Wie belt, heeft binnen 20 seconden een van onze mensen aan de lijn",
      summary: "Kan de eigen salon niet opnemen, dan gaat de telefoon over in een andere stad, en daar kennen ze de agenda.",
      why: "Bellen doet een klant die het nu wil regelen. Een telefoon die blijft overgaan naast een rij föhns klinkt als een dichte deur. Met negen salons is er altijd iemand met de handen vrij.",
      contact: "per oproep",
      population: "van alle oproepen",
      observed:
        "De telefooncentrale legt van elke oproep de tijd tot opnemen vast. De planner leest de cijfers elke week uit, per salon en per uur.",
      conditions: [
        "Geldt tijdens de openingsuren van de gebelde salon.",
        "Een keuzemenu of een bandje telt niet als opnemen.",
        "Telt niet: wie binnen 5 seconden ophangt, en een storing die bij ICT gemeld is.",
      ],
      missed:
        "Bel een gemiste oproep dezelfde dag terug, met je naam en de naam van de salon. Was de klant al geholpen in een andere stad, vraag dan of het in orde is.",
      evidence:
        "Klanten noemden in ons onderzoek de telefoon de lastigste weg naar binnen, en de grens is die van gebruikelijke dienstverleningsnormen van gemeenten.",
      levels: [
        "Ik laat de telefoon gaan als ik bezig ben en reken op een ander.",
        "Ik neem op als ik in de buurt sta, ook als dat na een halve minuut is.",
        "Ik neem bijna altijd binnen de grens op, op zaterdag laat ik het aan het toeval over.",
        "Ik neem binnen de grens op of heb vooraf geregeld dat een andere salon dat doet.",
      ],
    },
    en: {
      statement: "Callers have one of our people on the line within 20 seconds",
      summary: "If their own salon cannot pick up, the phone rings in another town, where they can see the same diary.",
      why: "People ring when they want it settled now. A phone that keeps ringing beside a row of hairdryers sounds like a closed door. With nine salons there is always someone with free hands.",
      contact: "each call",
      population: "of all calls",
      observed:
        "The exchange records the time to answer for every call. The planner reads the figures every week, by salon and by hour.",
      conditions: [
        "Applies during the opening hours of the salon that is rung.",
        "A menu or a recorded message does not count as answering.",
        "Not counted: callers who hang up within 5 seconds, and a fault that has been reported to IT.",
      ],
      missed:
        "Return a missed call the same day, giving your name and the salon’s. If the client was helped in another town, ask whether all is well.",
      evidence:
        "In our survey clients called the phone the hardest way in, and the limit is that of the usual service standards of local councils.",
      levels: [
        "I let the phone ring when I am busy and count on someone else.",
        "I answer when I am nearby, even if that is after half a minute.",
        "I nearly always answer within the limit, but on Saturdays I leave it to chance.",
        "I answer within the limit or have arranged beforehand for another salon to do so.",
      ],
    },
    history: [
      {
        months: 25,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 30,
          target: 70,
          nl: { statement: "Wie belt, heeft binnen 30 seconden iemand van de salon aan de lijn" },
          en: { statement: "Callers have someone from the salon on the line within 30 seconds" },
        },
      },
      {
        months: 14,
        change: "material",
        note: {
          nl: "Grens van 30 naar 20 seconden, en het doel van 70 % naar 80 %.",
          en: "Limit lowered from 30 to 20 seconds, and the target raised from 70% to 80%.",
        },
        was: {
          nl: { statement: "Wie belt, heeft binnen 20 seconden iemand van de salon aan de lijn" },
          en: { statement: "Callers have someone from the salon on the line within 20 seconds" },
        },
      },
      {
        months: 4,
        change: "editorial",
        note: {
          nl: "“Iemand van de salon” heet nu “een van onze mensen”, omdat de salons ook voor elkaar opnemen.",
          en: "“Someone from the salon” now reads “one of our people”, because salons also answer for each other.",
        },
      },
    ],
  },
  {
    code: "VLE-BER-01",
    principle: "channels",
    also: ["consistency"],
    values: ["familiar"],
    touchpoint: "orientation",
    channels: ["chat"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 2,
    unit: "minutes",
    target: 80,
    weight: 1,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Wie chat, krijgt binnen 2 minuten antwoord van een mens met een naam",
      summary: "Op de website antwoordt iemand uit een van de salons, die zelf knipt en weet waar het over gaat.",
      why: "Een chat is een gesprek aan de balie, alleen dan op een telefoon. Wie daar blijft wachten, klikt weg en boekt elders. Een antwoord van een vakmens is meer waard dan een keurige standaardzin.",
      contact: "per begonnen chat",
      population: "van alle begonnen chats",
      observed:
        "De chat legt de tijd vast tussen de eerste vraag en het eerste antwoord van een medewerker. De planner bekijkt de tijden elke week, per dagdeel.",
      conditions: [
        "Geldt op dagen dat de salons open zijn, van 9.00 tot 18.00 uur.",
        "Een automatisch bericht telt niet als antwoord.",
        "Buiten die uren zegt de chat hoe laat er weer iemand is, en dat tijdstip telt als begin.",
      ],
      missed:
        "Begin met wat de klant vroeg, niet met een verklaring. Is de klant al weg en staat er een adres, stuur het antwoord dan per e-mail.",
      evidence:
        "In de chatlog van vorig jaar haakte 4 op de 10 bezoekers af voordat er iemand antwoordde.",
      levels: [
        "Ik laat de chat dicht staan, ook als ik dienst heb.",
        "Ik antwoord als het stil is in de salon, anders blijft de vraag staan.",
        "Ik antwoord meestal binnen de grens, maar geef de dienst niet over als ik ga knippen.",
        "Ik antwoord in mijn dienst altijd binnen de grens en draag over voordat ik een klant ontvang.",
      ],
    },
    en: {
      statement: "People who chat get an answer within 2 minutes from a person with a name",
      summary: "On the website someone from one of the salons replies, who cuts hair too and knows the subject.",
      why: "A chat is a talk at the desk, only on a phone. Leave people waiting and they click away and book elsewhere. An answer from someone in the trade is worth more than a neat stock phrase.",
      contact: "each chat begun",
      population: "of all chats begun",
      observed:
        "The chat records the time between the first question and the first reply from an employee. The planner looks at the times every week, by part of the day.",
      conditions: [
        "Applies on days when the salons are open, from 9.00 to 18.00.",
        "An automatic message does not count as an answer.",
        "Outside those hours the chat says when someone will be back, and that time counts as the start.",
      ],
      missed:
        "Begin with what the client asked, not with an explanation. If they have gone and left an address, send the answer by e-mail.",
      evidence:
        "In last year’s chat log 4 visitors in 10 gave up before anyone replied.",
      levels: [
        "I leave the chat closed, even when I am on duty.",
        "I answer when the salon is quiet; otherwise the question stays there.",
        "I mostly answer within the limit, but do not hand over my duty when I go and cut.",
        "I always answer within the limit on my duty and hand over before I receive a client.",
      ],
    },
    history: [
      {
        months: 17,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 5,
          nl: { statement: "Wie chat, krijgt binnen 5 minuten antwoord van een mens met een naam" },
          en: { statement: "People who chat get an answer within 5 minutes from a person with a name" },
        },
      },
      {
        months: 3,
        change: "material",
        note: {
          nl: "Grens van 5 naar 2 minuten, nu er per dagdeel één salon chatdienst heeft.",
          en: "Limit lowered from 5 to 2 minutes, now that one salon has chat duty for each part of the day.",
        },
      },
    ],
  },
  {
    code: "VLE-BER-02",
    principle: "channels",
    also: ["retention"],
    values: ["familiar"],
    touchpoint: "contact",
    channels: ["social"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 4,
    unit: "working-hours",
    target: 90,
    weight: 1,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Een vraag op sociale media is binnen 4 werkuren beantwoord door de salon zelf",
      summary: "Wie een salon online iets vraagt, krijgt antwoord van die salon, met de voornaam eronder.",
      why: "Onder een foto lezen honderden mensen mee of wij antwoorden. Zwijgen is daar net zo zichtbaar als een lege balie. Een antwoord uit de salon zelf klinkt zoals het daar ook klinkt.",
      contact: "per vraag op sociale media",
      population: "van alle vragen op sociale media",
      observed:
        "Een medewerker van elke salon leest elke ochtend en middag de berichten en zet vraag en antwoord met tijd in het overzicht. Eens per maand neemt de salonmanager er 20 door.",
      conditions: [
        "Geldt voor vragen in een bericht of onder een foto, aan de salon of aan Vlecht.",
        "Over iemands haar, afspraak of betaling antwoord je openbaar alleen dat er een privébericht komt.",
        "Telt niet: een duim, een hartje of reclame van een ander.",
      ],
      missed:
        "Antwoord alsnog, op dezelfde plek, en noem wat je gaat doen. Gaat het om onvrede, bel dan als het nummer bekend is.",
      evidence:
        "Klanten onder de 30 noemden sociale media in ons onderzoek als eerste plek waar zij iets vragen, en 1 op de 4 kreeg nooit antwoord.",
      levels: [
        "Ik plaats foto’s, maar lees niet wat eronder staat.",
        "Ik antwoord op vragen die ik leuk vind en laat lastige staan.",
        "Ik antwoord bijna altijd binnen 4 werkuren, na mijn vrije dag blijft er iets liggen.",
        "Ik antwoord op elke vraag binnen 4 werkuren met mijn naam, en regel wie leest als ik vrij ben.",
      ],
    },
    en: {
      statement: "A question on social media is answered within 4 working hours by the salon itself",
      summary: "Ask a salon something online and that salon replies, signed with a first name.",
      why: "Hundreds of people can see under a photo whether we answer. Silence there shows as plainly as an empty desk. A reply from the salon itself sounds the way the salon does.",
      contact: "each question on social media",
      population: "of all questions on social media",
      observed:
        "In every salon someone reads the messages each morning and afternoon and logs question and answer with their times. Once a month the salon manager goes through 20 of them.",
      conditions: [
        "Applies to questions in a message or under a photo, put to the salon or to Vlecht.",
        "About someone’s hair, appointment or payment, say in public only that a private message follows.",
        "Not counted: a thumbs up, a heart or other people’s advertising.",
      ],
      missed:
        "Answer after all, in the same place, and say what you are going to do. If someone is unhappy and you have the number, ring.",
      evidence:
        "In our survey clients under 30 named social media as the first place they ask, and 1 in 4 never had an answer.",
      levels: [
        "I post photos, but do not read what is written underneath.",
        "I answer the questions I like and leave the awkward ones.",
        "I nearly always answer within 4 working hours, but after my day off something is left.",
        "I answer every question within 4 working hours with my name, and arrange who reads when I am off.",
      ],
    },
  },
  {
    code: "VLE-BER-03",
    principle: "needs",
    also: ["retention", "channels"],
    values: ["skill", "familiar"],
    touchpoint: "contact",
    channels: ["phone", "email", "form", "chat"],
    audience: "customers",
    measure: "share",
    comparison: "least",
    limit: 80,
    unit: "percent",
    target: 85,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Per salon is elke week minstens 80 % van de vragen in één contact opgelost",
      summary: "Wie belt, mailt of chat hoeft voor dezelfde vraag geen tweede keer moeite te doen.",
      why: "Doorverbinden en terugkomen is werk dat de klant voor ons doet. Wie eerst doorvraagt, lost meteen de vraag achter de vraag op. Dat scheelt ook de collega die anders het tweede telefoontje krijgt.",
      contact: "per salon, per week",
      population: "van alle weken van de negen salons",
      observed:
        "Bij elke vraag legt de ontvanger vast of die in één contact is opgelost. Een steekproef van 30 klanten per maand krijgt de vraag of dat klopt.",
      conditions: [
        "Opgelost is: de klant zegt dat het antwoord helpt en vraagt binnen 7 dagen niet opnieuw.",
        "Een collega erbij halen terwijl de klant aan de lijn blijft, telt als één contact.",
        "Telt niet: een eerste melding van een klacht.",
      ],
      missed:
        "Kijk samen welke vragen het vaakst terugkwamen en schrijf voor de eerste drie een antwoord dat in alle salons bij de telefoon ligt.",
      evidence:
        "Klanten die twee keer moesten vragen, gaven ons in het klantonderzoek gemiddeld 2 punten minder dan wie meteen geholpen was.",
      levels: [
        "Ik geef de vraag door en hoor niet hoe het afloopt.",
        "Ik los eenvoudige vragen zelf op, de rest geef ik door.",
        "Ik vraag door en los de meeste vragen op, maar ga niet na of het klopt.",
        "Ik vraag bij elk contact door tot de klant zegt dat het is opgelost, en haal er zo nodig een collega bij.",
      ],
    },
    en: {
      statement: "Every week each salon settles at least 80% of questions in a single contact",
      summary: "Ring, mail or chat once, and you do not have to go to the trouble again for the same question.",
      why: "Being passed on and having to come back is work that clients do for us. Ask one question more and you settle the question behind the question. It also spares the colleague who would get the second call.",
      contact: "each salon, each week",
      population: "of all weeks of the nine salons",
      observed:
        "With each question the receiver records whether it was settled in one contact. Every month a sample of 30 clients is asked whether that is right.",
      conditions: [
        "Settled means: the client says the answer helps and does not ask again within 7 days.",
        "Bringing in a colleague while the client stays on the line counts as one contact.",
        "Not counted: the first report of a complaint.",
      ],
      missed:
        "Look together at which questions came back most, and write an answer to the top three that lies by the phone in every salon.",
      evidence:
        "In our survey clients who had to ask twice marked us 2 points lower on average than those who were helped the first time.",
      levels: [
        "I pass the question on and never hear how it ends.",
        "I settle simple questions myself and pass on the rest.",
        "I ask further and settle most questions, but do not check whether it worked.",
        "I keep asking in every contact until the client says it is settled, and bring in a colleague if need be.",
      ],
    },
  },
  {
    code: "VLE-BRI-01",
    principle: "channels",
    also: ["retention"],
    values: ["familiar"],
    touchpoint: "contact",
    channels: ["letter"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 5,
    unit: "working-days",
    target: 95,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Wie ons een brief schrijft, heeft binnen 5 werkdagen een brief terug",
      summary: "Op papier gevraagd is op papier beantwoord, ondertekend door iemand uit de salon.",
      why: "Een brief komt vaak van een klant die al dertig jaar bij ons zit. Die vraagt geen e-mailadres maar een antwoord. Wie de moeite neemt om te schrijven, mag merken dat wij de moeite nemen om te lezen.",
      contact: "per ontvangen brief",
      population: "van alle ontvangen brieven",
      observed:
        "De brief krijgt bij ontvangst een datumstempel en een regel in het postboek; het antwoord krijgt er een regel onder. De salonmanager bekijkt het postboek elke maand.",
      conditions: [
        "Telt vanaf de dag van ontvangst tot de dag van posten.",
        "Vraagt de klant zelf om een telefoontje of e-mail, dan telt dat als antwoord.",
        "Telt niet: reclame, rekeningen en post voor het hoofdkantoor.",
      ],
      missed:
        "Bel als er een nummer bekend is, en zeg op welke dag de brief op de post gaat. Schrijf in de brief waarom het langer duurde.",
      evidence:
        "Vertrouwd is een waarde van Vlecht, en voor een deel van onze oudste klanten is een brief de vertrouwde weg.",
      levels: [
        "Ik leg brieven op de stapel en kijk er niet naar om.",
        "Ik beantwoord brieven van klanten die ik ken, de rest blijft liggen.",
        "Ik beantwoord brieven binnen 5 werkdagen, maar soms per e-mail omdat dat makkelijker is.",
        "Ik beantwoord elke brief binnen 5 werkdagen met een brief, in mijn woorden en met mijn naam.",
      ],
    },
    en: {
      statement: "Whoever writes us a letter has a letter back within 5 working days",
      summary: "Asked on paper is answered on paper, signed by someone from the salon.",
      why: "A letter often comes from a client of thirty years. They do not want an e-mail address, they want an answer. People who take the trouble to write should notice that we take the trouble to read.",
      contact: "each letter received",
      population: "of all letters received",
      observed:
        "Each letter is date-stamped on arrival and gets a line in the post book; the reply gets a line below it. The salon manager looks through the post book every month.",
      conditions: [
        "Counted from the day of receipt to the day of posting.",
        "If the client asks for a call or an e-mail, that counts as the answer.",
        "Not counted: advertising, bills and post for head office.",
      ],
      missed:
        "Ring if there is a number, and say on which day the letter will be posted. Explain in the letter why it took longer.",
      evidence:
        "Being familiar is one of Vlecht’s values, and for some of our oldest clients a letter is the familiar way.",
      levels: [
        "I put letters on the pile and do not look back.",
        "I answer letters from clients I know, and leave the rest.",
        "I answer letters within 5 working days, but sometimes by e-mail because that is easier.",
        "I answer every letter within 5 working days by letter, in my own words and with my name.",
      ],
    },
  },
  {
    code: "VLE-FAX-01",
    principle: "channels",
    also: ["colleagues"],
    values: ["together"],
    touchpoint: "delivery",
    channels: ["fax"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 5,
    unit: "working-days",
    target: 95,
    weight: 1,
    critical: false,
    source: "stakeholder",
    stakeholder: "supplier",
    nl: {
      statement: "Een fax van groothandel of zorghuis is binnen 5 werkdagen beantwoord",
      summary: "Wie ons een leverlijst of een knipdag faxt, krijgt een getekende fax terug met ja, nee of een vraag.",
      why: "De groothandel en enkele zorghuizen werken met de fax, en zij kiezen die niet om ons te plagen. Zonder antwoord rijdt er een bestelbus voor niets of wacht een gang vol bewoners. Een kanaal dat open staat, moet ook bemand zijn.",
      contact: "per ontvangen fax",
      population: "van alle ontvangen faxen",
      observed:
        "Het apparaat drukt datum en tijd op elke fax; het antwoord gaat met een kopie in de faxmap. De salonmanager telt de map aan het eind van de maand.",
      conditions: [
        "Telt vanaf de ontvangst tot het verzendbewijs van het antwoord.",
        "Het antwoord noemt wie het behandelt en op welke dag er wat gebeurt.",
        "Telt niet: reclame en faxen die voor een ander bedrijf waren.",
      ],
      missed:
        "Bel de afzender, handel de vraag aan de telefoon af en fax daarna de afspraak. Kijk of er papier in het apparaat zit.",
      evidence:
        "De groothandel vroeg in het jaargesprek om antwoord op elke leverlijst, omdat 1 op de 5 verkeerde leveringen begon met een fax die niemand had gelezen.",
      levels: [
        "Ik weet niet waar het faxapparaat staat.",
        "Ik lees een fax als ik er toevallig langsloop.",
        "Ik beantwoord faxen binnen 5 werkdagen, het verzendbewijs bewaar ik niet altijd.",
        "Ik beantwoord elke fax binnen 5 werkdagen met mijn naam en bewaar het bewijs in de map.",
      ],
    },
    en: {
      statement: "A fax from the wholesaler or a care home is answered within 5 working days",
      summary: "Fax us a delivery list or a cutting day and a signed fax comes back with a yes, a no or a question.",
      why: "The wholesaler and some care homes work by fax, and they did not pick it to tease us. Without a reply a van drives for nothing or a corridor of residents sits waiting. A channel that is open has to be staffed too.",
      contact: "each fax received",
      population: "of all faxes received",
      observed:
        "The machine prints date and time on every fax; a copy of the reply goes in the fax folder. The salon manager counts the folder at the end of the month.",
      conditions: [
        "Counted from receipt to the transmission slip of the reply.",
        "The reply says who is dealing with it and what happens on which day.",
        "Not counted: advertising and faxes meant for another company.",
      ],
      missed:
        "Ring the sender, settle the question by phone and then fax what was agreed. Check that there is paper in the machine.",
      evidence:
        "At the annual meeting the wholesaler asked for a reply to every delivery list, because 1 in 5 wrong deliveries began with a fax nobody had read.",
      levels: [
        "I do not know where the fax machine is.",
        "I read a fax when I happen to walk past.",
        "I answer faxes within 5 working days, but do not always keep the slip.",
        "I answer every fax within 5 working days with my name and keep the slip in the folder.",
      ],
    },
  },
  {
    code: "VLE-KLA-01",
    principle: "retention",
    also: ["expectation", "needs"],
    values: ["skill", "familiar"],
    touchpoint: "complaint",
    channels: ["face", "phone", "email"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 7,
    unit: "days",
    target: 95,
    weight: 3,
    critical: true,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Een mislukte coupe is binnen 7 dagen gratis hersteld, in welke salon je wilt",
      summary: "Wie niet blij is met het haar, zegt het één keer en zit binnen een week weer in de stoel, zonder kosten.",
      why: "Een mislukt kapsel draag je elke dag, ook naar de bruiloft van zaterdag. Wie het herstelt zonder discussie, houdt een klant die anders stil verdwijnt. Herstellen kost een uur, een vertrokken klant kost jaren aan bezoeken.",
      contact: "per melding van een mislukte coupe",
      population: "van alle meldingen van een mislukte coupe",
      observed:
        "De melding komt met datum in het klachtenlogboek, de herstelbeurt komt erbij zodra die klaar is. De salonmanagers leggen elke maand melding en herstel naast elkaar.",
      conditions: [
        "De termijn loopt vanaf de dag van de melding; melden kan tot 4 weken na de knipbeurt.",
        "De klant kiest de salon en de kapper.",
        "Geldt voor knippen, kleur en permanent. De klant beslist of het mislukt is.",
        "Kan de klant zelf later pas, dan telt de afgesproken dag.",
      ],
      missed:
        "Bel de klant voordat de termijn verloopt, geef het betaalde bedrag terug en plan het herstel toch. De salonmanager belt na het herstel om te horen of het nu goed is.",
      evidence:
        "In het klachtenlogboek bleef van de klanten met een gratis herstel 8 van de 10, en van de klanten zonder herstel 3 van de 10.",
      levels: [
        "Ik leg uit dat het kapsel is zoals het gevraagd was.",
        "Ik herstel als de klant aandringt, op een tijd die mij schikt.",
        "Ik herstel zonder discussie binnen de termijn, maar alleen in mijn eigen salon.",
        "Ik plan elk herstel binnen de termijn waar en bij wie de klant wil, en reken er niets voor.",
      ],
    },
    en: {
      statement: "A failed cut is put right free within 7 days, in whichever salon you like",
      summary: "If you are unhappy with your hair, say so once and you are back in the chair within a week, at no cost.",
      why: "You wear a bad haircut every day, also to the wedding on Saturday. Put it right without argument and you keep a client who would otherwise slip away. A repair costs an hour, a lost client costs years of visits.",
      contact: "each report of a failed cut",
      population: "of all reports of a failed cut",
      observed:
        "The report goes into the complaint log with its date, and the repair is added once it is done. Every month the salon managers lay reports and repairs side by side.",
      conditions: [
        "The time runs from the day of the report; clients can report up to 4 weeks after the cut.",
        "The client chooses the salon and the hairdresser.",
        "Applies to cuts, colour and perms. The client decides whether it failed.",
        "If the client can only come later, the agreed day counts.",
      ],
      missed:
        "Ring the client before the time is up, refund what was paid and still plan the repair. Afterwards the salon manager rings to hear whether it is right now.",
      evidence:
        "In the complaint log 8 in 10 clients with a free repair stayed, against 3 in 10 of those without.",
      levels: [
        "I explain that the cut is as it was asked for.",
        "I repair when the client insists, at a time that suits me.",
        "I repair without argument within the time, but only in my own salon.",
        "I plan every repair within the time, where and with whom the client likes, and charge nothing.",
      ],
    },
    history: [
      {
        months: 26,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          limit: 14,
          target: 90,
          nl: {
            statement: "Een mislukte coupe is binnen 14 dagen gratis hersteld, in welke salon je wilt",
            summary:
              "Een klant die ontevreden is over het kapsel, kan na één melding kosteloos terugkomen.",
          },
          en: {
            statement: "A failed cut is put right free within 14 days, in whichever salon you like",
            summary:
              "A client who is dissatisfied with the cut can return at no charge after a single report.",
          },
        },
      },
      {
        months: 18,
        change: "material",
        note: { nl: "Grens van 14 naar 7 dagen.", en: "Limit lowered from 14 to 7 days." },
        was: {
          target: 90,
          nl: {
            summary:
              "Een klant die ontevreden is over het kapsel, kan na één melding kosteloos terugkomen.",
          },
          en: {
            summary:
              "A client who is dissatisfied with the cut can return at no charge after a single report.",
          },
        },
      },
      {
        months: 11,
        change: "editorial",
        note: {
          nl: "De samenvatting herschreven zoals we het in de salon zeggen.",
          en: "Summary rewritten the way we say it in the salon.",
        },
        was: { target: 90 },
      },
      {
        months: 3,
        change: "material",
        note: { nl: "Doel van 90 % naar 95 % van de meldingen.", en: "Target raised from 90% to 95% of reports." },
      },
    ],
  },
  {
    code: "VLE-KLA-02",
    principle: "retention",
    also: ["channels"],
    values: ["familiar"],
    touchpoint: "complaint",
    channels: ["letter", "email", "form", "social"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 2,
    unit: "days",
    target: 95,
    weight: 2,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Elke klacht is binnen 2 dagen bevestigd, met de naam van wie hem oplost",
      summary: "De klant leest dat de klacht er is, wie ermee bezig is en op welke dag er antwoord komt.",
      why: "Na een klacht is stilte erger dan slecht nieuws. Een naam maakt van een probleem een gesprek. De meeste klanten die klagen, willen blijven, anders namen ze de moeite niet.",
      contact: "per klacht",
      population: "van alle klachten",
      observed:
        "Het klachtenlogboek houdt per klacht bij wanneer die binnenkwam en wanneer de bevestiging wegging. De salonmanager leest elke week de open klachten na.",
      conditions: [
        "Geldt voor brief, e-mail, formulier en sociale media; bij een brief telt de dag van posten.",
        "De bevestiging noemt een naam, een rechtstreeks nummer en de dag van het antwoord, uiterlijk 30 dagen later.",
        "Een automatische ontvangstmelding telt niet.",
      ],
      missed:
        "Bel de klant, noem je naam en zeg dat je te laat bent. Vraag wat er nu als eerste moet gebeuren, en doe dat voordat je de rest uitzoekt.",
      evidence:
        "Van de klanten die na een klacht vertrokken, zei 52 % in ons belonderzoek dat niet de fout maar de stilte erna de reden was.",
      levels: [
        "Ik leg een klacht opzij tot iemand ernaar vraagt.",
        "Ik bevestig klachten die ik ernstig vind, zonder datum voor het antwoord.",
        "Ik bevestig elke klacht binnen de grens, naam of antwoorddag ontbreekt nog wel eens.",
        "Ik bevestig elke klacht binnen de grens met naam, nummer en de dag van het antwoord.",
      ],
    },
    en: {
      statement: "Every complaint is acknowledged within 2 days, naming who will settle it",
      summary: "The client reads that the complaint has arrived, who is working on it and on which day an answer will come.",
      why: "After a complaint, silence is worse than bad news. A name turns a problem into a conversation. Most clients who complain want to stay, or they would not take the trouble.",
      contact: "each complaint",
      population: "of all complaints",
      observed:
        "For each complaint the log holds when it came in and when the acknowledgement went out. The salon manager reads through the open complaints every week.",
      conditions: [
        "Applies to letter, e-mail, form and social media; for a letter the day of posting counts.",
        "The acknowledgement gives a name, a direct number and the day of the answer, 30 days later at most.",
        "An automatic receipt does not count.",
      ],
      missed:
        "Ring the client, give your name and say that you are late. Ask what needs to happen first, and do that before you look into the rest.",
      evidence:
        "Of the clients who left after a complaint, 52% told our callers that the reason was not the mistake but the silence afterwards.",
      levels: [
        "I set a complaint aside until someone asks about it.",
        "I acknowledge complaints that I find serious, without a date for the answer.",
        "I acknowledge every complaint within the limit, though a name or a date is missing now and then.",
        "I acknowledge every complaint within the limit with a name, a number and the day of the answer.",
      ],
    },
    history: [
      {
        months: 21,
        change: "material",
        note: { nl: "Eerste uitgave.", en: "First edition." },
        was: {
          unit: "working-days",
          limit: 3,
          nl: { statement: "Elke klacht is binnen 3 werkdagen bevestigd, met de naam van wie hem oplost" },
          en: { statement: "Every complaint is acknowledged within 3 working days, naming who will settle it" },
        },
      },
      {
        months: 10,
        change: "material",
        note: {
          nl: "Grens van 3 werkdagen naar 2 dagen, omdat een klacht op zaterdag geen weekend wacht.",
          en: "Limit changed from 3 working days to 2 days, because a Saturday complaint does not wait for Monday.",
        },
      },
    ],
  },
  {
    code: "VLE-NAZ-01",
    principle: "retention",
    also: ["needs"],
    values: ["familiar", "skill"],
    touchpoint: "aftercare",
    channels: ["phone"],
    audience: "customers",
    measure: "duration",
    comparison: "most",
    limit: 10,
    unit: "days",
    target: 80,
    weight: 1,
    critical: false,
    source: "mission",
    stakeholder: null,
    nl: {
      statement: "Na een grote verandering belt de kapper binnen 10 dagen hoe het zit",
      summary: "De kapper die knipte of kleurde, belt zelf en vraagt hoe het thuis gaat met het nieuwe haar.",
      why: "Nieuw haar zit bij de kapper altijd goed; thuis, na de eerste wasbeurt, blijkt het pas. Eén telefoontje vangt twijfel op voordat het spijt wordt. En de kapper leert wat het werk na een week waard is.",
      contact: "per grote verandering",
      population: "van alle grote veranderingen",
      observed:
        "De agenda zet na een grote verandering een belafspraak klaar; de kapper vult dag en antwoord in. De salonmanager bekijkt elke maand welke openstaan.",
      conditions: [
        "Groot is: meer dan 10 centimeter eraf, een andere kleur, of een permanent.",
        "De klant gaf vooraf toestemming om gebeld te worden.",
        "Twee pogingen op verschillende dagen, met een ingesproken bericht, tellen als gebeld.",
      ],
      missed:
        "Bel alsnog en zeg dat je benieuwd bent. Komt de klant eerder dan je belt, vraag het dan aan de stoel en noteer het antwoord.",
      evidence:
        "Vertrouwd is een waarde van Vlecht, en wie iemands haar verandert, hoort te vragen hoe het bevalt.",
      levels: [
        "Ik bel niet na en hoor het wel als er iets is.",
        "Ik bel klanten na die ik goed ken.",
        "Ik bel bijna iedereen na, maar soms pas na 2 weken.",
        "Ik bel na elke grote verandering zelf binnen 10 dagen en doe iets met het antwoord.",
      ],
    },
    en: {
      statement: "After a big change the hairdresser rings within 10 days to ask how it sits",
      summary: "The hairdresser who did the cut or colour rings in person and asks how the new hair is doing at home.",
      why: "New hair always sits well at the salon; the test is at home, after the first wash. One call catches doubt before it turns into regret. And the hairdresser learns what the work is worth a week on.",
      contact: "each big change",
      population: "of all big changes",
      observed:
        "After a big change the diary sets up a call; the hairdresser enters the day and the answer. Each month the salon manager looks at the ones still open.",
      conditions: [
        "Big means: more than 10 centimetres off, a different colour, or a perm.",
        "The client agreed beforehand to be rung.",
        "Two tries on different days, with a message left, count as a call.",
      ],
      missed:
        "Ring after all and say that you are curious. If the client comes in before you have rung, ask at the chair and note the answer.",
      evidence:
        "Being familiar is one of Vlecht’s values, and whoever changes someone’s hair should ask how they are getting on with it.",
      levels: [
        "I do not ring afterwards and trust I will hear if something is wrong.",
        "I ring clients I know well.",
        "I ring nearly everyone, but sometimes only after 2 weeks.",
        "I ring in person within 10 days of every big change and act on the answer.",
      ],
    },
  },
  {
    code: "VLE-NAZ-02",
    principle: "retention",
    also: ["consistency"],
    values: ["familiar"],
    touchpoint: "aftercare",
    channels: ["face", "phone", "form"],
    audience: "customers",
    measure: "share",
    comparison: "least",
    limit: 70,
    unit: "percent",
    target: 90,
    weight: 1,
    critical: false,
    source: "stakeholder",
    stakeholder: "shareholder",
    nl: {
      statement: "Per salon zit elke maand minstens 70 % van de vaste klanten bij de eigen kapper",
      summary: "Wie een eigen kapper heeft, krijgt die ook, en hoort het vooraf als het een keer anders is.",
      why: "Klanten blijven bij mensen, en pas daarna bij een salon. Elke keer een ander gezicht maakt van een vaste klant een voorbijganger. Een klant houden vraagt minder dan er een winnen.",
      contact: "per salon, per maand",
      population: "van alle maanden van de negen salons",
      observed:
        "De agenda vergelijkt bij elke vaste klant de naam op de klantkaart met wie er knipte. Het cijfer per salon staat in het maandoverzicht.",
      conditions: [
        "Vast is: 3 of meer bezoeken in 12 maanden en een kapper op de kaart.",
        "Kiest de klant zelf een ander, dan telt het bezoek niet mee.",
        "Is de eigen kapper ziek, dan bellen we vooraf; het bezoek telt als bij een ander.",
      ],
      missed:
        "Kijk in de agenda welke klanten het vaakst zijn verschoven, en bied hun een vaste reeks afspraken aan bij de eigen kapper.",
      evidence:
        "De aandeelhouders vroegen in de jaarvergadering om minder vertrek van vaste klanten, en onze klantadministratie laat zien dat wie bij de eigen kapper zit, vaker terugkomt.",
      levels: [
        "Ik plan klanten in waar plek is, zonder op de naam te letten.",
        "Ik plan mijn eigen vaste klanten bij mij, die van collega’s waar het uitkomt.",
        "Ik kijk bij elke vaste klant naar de naam op de kaart, maar bel niet altijd als het anders wordt.",
        "Ik plan elke vaste klant bij de eigen kapper en bel vooraf als dat een keer niet kan.",
      ],
    },
    en: {
      statement: "Every month at least 70% of a salon’s regulars sit with their own hairdresser",
      summary: "If you have a hairdresser of your own you get that person, and hear beforehand when it has to be someone else.",
      why: "Clients stay with people first, and only then with a salon. A new face every time turns a regular into a passer-by. Keeping a client takes less than winning one.",
      contact: "each salon, each month",
      population: "of all months of the nine salons",
      observed:
        "For each regular the diary compares the name on the client card with whoever did the cut. The figure per salon is in the monthly overview.",
      conditions: [
        "A regular has 3 or more visits in 12 months and a hairdresser on the card.",
        "If the client chooses someone else, the visit is left out.",
        "If the hairdresser is ill, we ring beforehand; the visit counts as with someone else.",
      ],
      missed:
        "Look in the diary for the clients who were moved most often, and offer them a fixed series of appointments with their own hairdresser.",
      evidence:
        "At the annual meeting the shareholders asked for fewer regulars to be lost, and our client records show that people who sit with their own hairdresser return more often.",
      levels: [
        "I put clients wherever there is room, without looking at the name.",
        "I book my own regulars with me, and colleagues’ regulars wherever it works out.",
        "I look at the name on every regular’s card, but do not always ring when it changes.",
        "I book every regular with their own hairdresser and ring beforehand when that is not possible.",
      ],
    },
  },
  {
    code: "VLE-TEV-01",
    principle: "expectation",
    also: ["retention", "needs"],
    values: ["familiar", "skill"],
    touchpoint: "departure",
    channels: ["face", "form"],
    audience: "customers",
    measure: "share",
    comparison: "least",
    limit: 85,
    unit: "percent",
    target: 80,
    weight: 1,
    critical: false,
    source: "expectation",
    stakeholder: null,
    nl: {
      statement: "Per salon geeft elke maand minstens 85 % van de klanten het hoogste antwoord",
      summary: "Bij het afrekenen krijgt de klant een kaartje met één vraag: was dit wat je ervan verwachtte.",
      why: "Klanten verwachten dat het goed is, dus goed valt niet op. Alleen het hoogste antwoord zegt dat iemand blij naar huis ging. Wie eronder zit, vertelt ons waar we de volgende keer op moeten letten.",
      contact: "per salon, per maand",
      population: "van alle maanden van de negen salons",
      observed:
        "Het kaartje verwijst met een code naar het formulier; invullen kan zonder naam. Een maand telt vanaf 20 ingevulde formulieren.",
      conditions: [
        "Iedere klant krijgt het kaartje, ook wie ontevreden lijkt.",
        "Je vraagt niet om een hoog antwoord en kijkt niet mee bij het invullen.",
        "Telt niet: maanden waarin de salon minder dan 10 dagen open was.",
      ],
      missed:
        "Lees met het team alle toelichtingen van die maand en kies één ding om te veranderen. Vertel het bij de balie, zodat klanten zien wat hun antwoord deed.",
      evidence:
        "In gesprekken met 40 klanten zei bijna iedereen pas over ons te vertellen als het beter dan goed was.",
      levels: [
        "Ik geef het kaartje niet mee en lees de antwoorden niet.",
        "Ik geef het kaartje mee aan klanten van wie ik weet dat ze blij zijn.",
        "Ik geef het kaartje aan bijna iedereen, met de antwoorden doe ik zelf weinig.",
        "Ik geef iedereen het kaartje, lees wat er terugkomt en verander iets in mijn werk.",
      ],
    },
    en: {
      statement: "Every month at least 85% of each salon’s clients give the highest answer",
      summary: "At the till each client gets a card with one question: was this what you expected.",
      why: "Clients expect things to be good, so good goes unnoticed. Only the highest answer tells us someone went home happy. Anyone below it shows us what to watch next time.",
      contact: "each salon, each month",
      population: "of all months of the nine salons",
      observed:
        "A code on the card leads to the form, which can be filled in without a name. A month counts from 20 completed forms.",
      conditions: [
        "Every client gets the card, including those who seem unhappy.",
        "You do not ask for a high answer and do not look on while it is filled in.",
        "Not counted: months in which the salon was open for fewer than 10 days.",
      ],
      missed:
        "Read all of that month’s comments with the team and choose one thing to change. Put it up at the desk, so that clients see what their answer did.",
      evidence:
        "In talks with 40 clients nearly everyone said they only tell others about us when it was better than good.",
      levels: [
        "I do not hand out the card and do not read the answers.",
        "I hand the card to clients I know are happy.",
        "I hand the card to nearly everyone, but do little with the answers.",
        "I hand everyone the card, read what comes back and change something in my work.",
      ],
    },
  },
] satisfies DemoStandard[];
