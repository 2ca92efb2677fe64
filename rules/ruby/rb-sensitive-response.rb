class PatientsController < ApplicationController
  def show
    patient = Patient.find(params[:id])
    # ruleid: rb-sensitive-response
    render json: { name: patient.name, number: patient.ssn }
  end

  def whole
    # ruleid: rb-sensitive-response
    render json: answer_for(Patient.find(params[:id])), status: :ok
  end

  def number
    patient = Patient.find(params[:id])
    # ruleid: rb-sensitive-response
    render plain: "number #{patient.ssn}"
  end

  def open
    patient = Patient.find(params[:id])
    # ok: rb-sensitive-response
    render json: { name: patient.name, known: register.known(patient.ssn) }
  end

  def card
    order = Order.find(params[:id])
    # ok: rb-sensitive-response
    render json: { card: order.card_number.last(4), masked: mask(order.card_number) }
  end

  def answer_for(patient)
    { name: patient.name, number: patient.ssn }
  end
end
