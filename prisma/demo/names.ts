/** First names, in no order that means anything. */
export const firstNames = `
  Aïcha, Anouk, Arjan, Bas, Bente, Bilal, Bram, Carlijn, Chantal, Daan, Daphne, Dewi, Dirk, Elif, Els, Emiel, Esmée, Esra, Eva, Faisal,
  Femke, Fenna, Floor, Frank, Gijs, Gülsen, Guus, Hanna, Hans, Harm, Heleen, Henk, Hicham, Ilse, Imane, Ineke, Iris, Ivo, Jasmijn, Jelle,
  Jeroen, Jesse, Joke, Joris, Julia, Jurre, Karin, Kees, Khalid, Kim, Koen, Laura, Leila, Lieke, Linda, Lisa, Loes, Luuk, Maartje, Marco,
  Margriet, Marijke, Mark, Marleen, Mehmet, Merel, Mieke, Milan, Mohamed, Monique, Naima, Nathalie, Niek, Nienke, Olaf, Patrick, Paul, Petra,
  Pieter, Pim, Rachid, Ravi, Remco, René, Robin, Roos, Ruben, Ruth, Sandra, Sanne, Sasha, Saskia, Sem, Shanti, Sietse, Silvia, Sjoerd, Sofie,
  Stijn, Suzanne, Tamara, Teun, Thijs, Tineke, Tom, Ümit, Vera, Wendy, Wessel, Willem, Wouter, Yara, Yasmina, Youssef, Yvonne, Zoë
`
  .trim()
  .split(/,\s+/);

/** Last names, with what stands before them. */
export const lastNames = `
  Aarts, van den Akker, Albers, Amrani, Appelman, Baars, van Beek, de Beer, van den Berg, Bijlsma, Boer, Boersma, den Boogert, Bosch,
  Brouwer, de Bruin, Çelik, Claassen, Coenen, van Dam, Dekker, Demir, van Dijk, Dijkstra, Doorn, van Driel, El Idrissi, van Elst, Engel,
  Evers, Faber, Franken, Geerts, van Gelder, Gerritsen, de Graaf, Groen, Groot, de Haan, Haverkamp, Heijmans, van der Heijden, Hoekstra,
  ter Horst, Huisman, Jacobs, Jonker, Kamphuis, Kaya, Keizer, van Kessel, Klaassen, Koster, Kramer, Kuipers, Lambooij, van Leeuwen, Leijten,
  van der Linden, van Loon, Maas, Martens, van der Meer, Meijer, Moerman, Mol, Mulder, Nandpersad, Nieuwenhuis, Nijland, van Noort,
  Oosterhuis, Ouali, Öztürk, Peeters, Pinas, van der Ploeg, Postma, Prins, Ramdin, van Rijn, Roelofs, de Roos, Sanders, Schaap, Scholten,
  Schouten, Siereveld, Smeets, Smit, Snijders, Spaans, van der Steen, Stevens, Tahiri, Timmer, Tol, Uiterwijk, van der Valk, Veenstra,
  van de Ven, Vermeer, Visser, Vos, de Vries, Wagenaar, van Wijk, Willemsen, van der Woude, Yilmaz, IJzerman, van Zanten, Zijlstra, Zwart
`
  .trim()
  .split(/,\s+/);
