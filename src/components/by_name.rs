//! What of the browser is used by name. A function that is imported for itself is 80 bytes of what every
//! reader loads, even where only a later part calls it; a name is ten. Nothing here throws: what a
//! browser does not have is `undefined`, and so is all that is asked of it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function, Object, Reflect};

/// A property.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Whether a property is `true`.
pub fn is(of: &JsValue, name: &str) -> bool {
    get(of, name) == JsValue::TRUE
}

/// A property that is a text.
pub fn text(of: &JsValue, name: &str) -> Option<String> {
    get(of, name).as_string()
}

/// Sets a property.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    // What can't be set is not there.
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a method with up to two arguments. `undefined` where there is none, or it throws.
pub fn call(of: &JsValue, name: &str, first: &JsValue, second: &JsValue) -> JsValue {
    let method = get(of, name);
    let method: &Function = method.unchecked_ref();
    method
        .call2(of, first, second)
        .unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method that was looked up before, where that is called often.
pub fn call_found(of: &JsValue, method: &JsValue) -> JsValue {
    let method: &Function = method.unchecked_ref();
    let nothing = JsValue::UNDEFINED;
    method.call2(of, &nothing, &nothing).unwrap_or(nothing)
}

/// Calls a method with a text.
pub fn call_with(of: &JsValue, name: &str, text: &str) -> JsValue {
    call(of, name, &text.into(), &JsValue::UNDEFINED)
}

/// Calls a method with nothing.
pub fn call_bare(of: &JsValue, name: &str) -> JsValue {
    call(of, name, &JsValue::UNDEFINED, &JsValue::UNDEFINED)
}

/// An object of these properties.
pub fn object(properties: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new().into();
    for (name, value) in properties {
        set(&object, name, value);
    }
    object
}

/// A list of these.
pub fn list(items: &[JsValue]) -> JsValue {
    items.iter().collect::<Array>().into()
}

/// Makes something of a kind, by one argument; `undefined` if it can't be made.
pub fn new(kind: &JsValue, argument: &JsValue) -> JsValue {
    let kind: &Function = kind.unchecked_ref();
    Reflect::construct(kind, &Array::of1(argument)).unwrap_or(JsValue::UNDEFINED)
}
