"""The official codes of places and their ids with us: DIVIPOLA in Colombia, INE's regions and CUT in Chile."""

COLOMBIAN_DEPARTMENTS = {
    "05": "col-antioquia", "08": "col-atlantico", "11": "bogota", "13": "col-bolivar", "15": "col-boyaca",
    "17": "col-caldas", "18": "col-caqueta", "19": "col-cauca", "20": "col-cesar", "23": "col-cordoba",
    "25": "col-cundinamarca", "27": "col-choco", "41": "col-huila", "44": "col-la-guajira", "47": "col-magdalena",
    "50": "col-meta", "52": "col-narino", "54": "norte-de-santander", "63": "col-quindio", "66": "col-risaralda",
    "68": "col-santander", "70": "col-sucre", "73": "col-tolima", "76": "col-valle-del-cauca", "81": "col-arauca",
    "85": "col-casanare", "86": "col-putumayo", "88": "col-san-andres", "91": "col-amazonas", "94": "col-guainia",
    "95": "col-guaviare", "97": "col-vaupes", "99": "col-vichada",
}  # fmt: skip
COLOMBIAN_TOWNS = {
    "05001": "medellin", "54001": "cucuta", "08001": "barranquilla", "76001": "cali", "13001": "col-cartagena",
    "44430": "col-maicao", "68001": "col-bucaramanga", "47001": "col-santa-marta", "81001": "arauca",
    "25754": "col-soacha", "44001": "col-riohacha", "20001": "col-valledupar", "54874": "villa-rosario",
    "05088": "col-bello", "08758": "col-soledad", "66001": "col-pereira", "50001": "col-villavicencio",
    "54810": "col-tibu", "52356": "ipiales", "05360": "col-itagui", "52001": "col-pasto", "76520": "col-palmira",
    "25175": "col-chia", "63001": "col-armenia", "85001": "col-yopal", "44847": "col-uribia", "73001": "col-ibague",
    "54405": "col-los-patios", "05615": "col-rionegro", "17001": "col-manizales", "99001": "col-puerto-carreno",
    "68276": "col-floridablanca", "54498": "col-ocana", "05042": "col-santafe-de-antioquia", "15001": "col-tunja",
}  # fmt: skip
CHILEAN_REGIONS = {
    "1": "chl-arica-y-parinacota", "2": "chl-tarapaca", "3": "chl-antofagasta", "4": "chl-atacama", "5": "chl-coquimbo",
    "6": "chl-valparaiso", "7": "chl-metropolitana", "8": "chl-ohiggins", "9": "chl-maule", "10": "chl-nuble",
    "11": "chl-biobio", "12": "chl-araucania", "13": "chl-los-rios", "14": "chl-los-lagos", "15": "chl-aysen",
    "16": "chl-magallanes",
}  # fmt: skip
"""By INE's order from north to south, as the estimate numbers them."""
CHILEAN_REGIONS_BY_CUT = {
    "1": "chl-tarapaca", "2": "chl-antofagasta", "3": "chl-atacama", "4": "chl-coquimbo", "5": "chl-valparaiso",
    "6": "chl-ohiggins", "7": "chl-maule", "8": "chl-biobio", "9": "chl-araucania", "10": "chl-los-lagos",
    "11": "chl-aysen", "12": "chl-magallanes", "13": "chl-metropolitana", "14": "chl-los-rios",
    "15": "chl-arica-y-parinacota", "16": "chl-nuble",
}  # fmt: skip
"""By the numbers of the law (código único territorial), as the permits number them."""
CHILEAN_COMUNAS = {
    "13101": "chl-santiago-comuna", "13106": "chl-estacion-central", "13130": "chl-san-miguel",
    "13108": "chl-independencia",
    "1101": "chl-iquique-comuna", "1107": "chl-alto-hospicio-comuna", "2101": "chl-antofagasta-comuna",
    "2201": "chl-calama-comuna", "3101": "chl-copiapo-comuna", "4101": "chl-la-serena-comuna",
    "4102": "chl-coquimbo-comuna", "5101": "chl-valparaiso-comuna", "5109": "chl-vina-del-mar-comuna",
    "6101": "chl-rancagua-comuna", "7101": "chl-talca-comuna", "7301": "chl-curico-comuna",
    "8101": "chl-concepcion-comuna", "9101": "chl-temuco-comuna", "10101": "chl-puerto-montt-comuna",
    "13103": "chl-cerro-navia-comuna", "13104": "chl-conchali-comuna", "13109": "chl-la-cisterna-comuna",
    "13110": "chl-la-florida-comuna", "13114": "chl-las-condes-comuna", "13115": "chl-lo-barnechea-comuna",
    "13117": "chl-lo-prado-comuna", "13118": "chl-macul-comuna", "13119": "chl-maipu-comuna",
    "13120": "chl-nunoa-comuna",
    "13122": "chl-penalolen-comuna", "13123": "chl-providencia-comuna", "13124": "chl-pudahuel-comuna",
    "13125": "chl-quilicura-comuna", "13126": "chl-quinta-normal-comuna", "13127": "chl-recoleta-comuna",
    "13129": "chl-san-joaquin-comuna", "13132": "chl-vitacura-comuna", "13201": "chl-puente-alto-comuna",
    "13301": "chl-colina-comuna", "13401": "chl-san-bernardo-comuna", "13501": "chl-melipilla-comuna",
    "15101": "chl-arica-comuna",
}  # fmt: skip
